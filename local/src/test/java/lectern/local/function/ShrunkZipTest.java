package lectern.local.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import lectern.registration.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code register.zip} itself, which was shrunk and whose lambdas were made classes: what was left
 * out by mistake would be missing only at run time, on the one path that needs it.
 */
final class ShrunkZipTest {
    private static final Path PROJECT = FreshTables.projectFolder();
    private static final String WEBINAR = "iuc-city-to-city-4";
    private static final Instant OPEN = Instant.parse("2020-11-20T08:00:00Z");
    private static final String PASSWORD = "changeit";

    private static final FreshTables TABLES = FreshTables.create();

    private final AtomicInteger starts = new AtomicInteger();
    @TempDir Path scratch;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "register-form-page, 200",
        "register-form-page-in-czech, 200",
        "register-form-page-head, 200",
        "register-registered, 200",
        "register-json, 202",
        "register-json-minimal, 202",
        "register-json-again, 202",
        "register-json-honeypot, 202",
        "register-resend-json, 202",
        "register-form, 303",
        "register-form-full-width, 303",
        "register-form-kosovo, 303",
        "register-json-broken, 400",
        "register-form-not-utf-8, 400",
        "register-form-elsewhere, 303",
        "register-form-page-other-method, 405",
        "register-form-too-large, 413",
        "register-form-multipart, 415",
        "register-form-faulty, 422",
        "register-form-empty, 422",
        "register-form-honeypot, 422",
        "register-json-faulty, 422",
        "register-json-wrong-types, 422",
        "register-resend-faulty, 422",
    })
    void everySortOfRequestIsAnswered(String event, int status) throws Exception {
        TABLES.putWebinar(PROJECT.resolve("webinars/" + WEBINAR + ".json"));
        assertThat(status(register(TABLES.endpoint(), OPEN), event(event))).isEqualTo(status);
    }

    @Test
    void aDomainInAnotherScriptIsStoredAsDnsHasIt() throws Exception {
        TABLES.putWebinar(PROJECT.resolve("webinars/" + WEBINAR + ".json"));
        assertThat(status(register(TABLES.endpoint(), OPEN), registration("jana@straße.例え.jp")))
                .isEqualTo(202);
        assertThat(
                        TABLES.dynamoDb()
                                .getItem(get ->
                                        get.tableName(TABLES.registrations())
                                                .key(
                                                        Map.of(
                                                                "webinar",
                                                                Attributes.s(WEBINAR),
                                                                "email",
                                                                Attributes.s(
                                                                        "jana@xn--strae-oqa.xn--r8jz45g.jp"))))
                                .item())
                .isNotEmpty();
    }

    @Test
    void anUnknownWebinarIsNotFound() throws Exception {
        assertThat(
                        status(
                                register(TABLES.endpoint(), OPEN),
                                new String(event("register-form-page"), UTF_8)
                                        .replace(WEBINAR, "no-such-webinar")
                                        .getBytes(UTF_8)))
                .isEqualTo(404);
    }

    @Test
    void afterTheEndARegistrationIsRefused() throws Exception {
        TABLES.putWebinar(PROJECT.resolve("webinars/" + WEBINAR + ".json"));
        assertThat(
                        status(
                                register(TABLES.endpoint(), Instant.parse("2021-06-01T00:00:00Z")),
                                event("register-json")))
                .isEqualTo(410);
    }

    @Test
    void withoutTheTableTheAnswerIs503() throws Exception {
        Map<String, String> variables = variables(TABLES.endpoint());
        variables.put("WEBINARS_TABLE", "no-such-table");
        assertThat(status(register(variables, OPEN), event("register-json"))).isEqualTo(503);
        assertThat(status(register(variables, OPEN), event("register-form-page"))).isEqualTo(503);
    }

    @Test
    void withNobodyAtTheEndpointTheAnswerIs503() throws Exception {
        assertThat(status(register(LocalEnvironment.NOWHERE, OPEN), event("register-json")))
                .isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "400, com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
        "400, com.amazon.coral.availability#ThrottlingException",
        "400, com.amazon.coral.service#AccessDeniedException",
        "500, com.amazonaws.dynamodb.v20120810#InternalServerError",
        "503, none",
    })
    void whateverErrorTheTableAnswersTheVisitorGets503(int status, String type) throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = ("{\"__type\":\"" + type + "\",\"message\":\"no\"}").getBytes(UTF_8);
        server.createContext("/", exchange -> answer(exchange, status, body));
        server.start();
        try {
            URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            assertThat(status(register(endpoint, OPEN), event("register-json"))).isEqualTo(503);
        } finally {
            server.stop(0);
        }
    }

    /** Nothing of a request reaches an endpoint whose certificate nobody vouches for. */
    @Test
    void anEndpointWithACertificateOfItsOwnMakingIsNotTalkedTo() throws Exception {
        KeyStore keys = ownCertificate();
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serving(keys)));
        server.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    answer(exchange, 200, "{}".getBytes(UTF_8));
                });
        server.start();
        try {
            URI endpoint = URI.create("https://localhost:" + server.getAddress().getPort());
            assertThat(status(register(endpoint, OPEN), event("register-json"))).isEqualTo(503);
            assertThat(requests).hasValue(0);

            HttpClient trusting = HttpClient.newBuilder().sslContext(trusting(keys)).build();
            assertThat(
                            trusting.send(
                                            HttpRequest.newBuilder(endpoint).build(),
                                            BodyHandlers.discarding())
                                    .statusCode())
                    .as("who trusts it does get an answer")
                    .isEqualTo(200);
        } finally {
            server.stop(0);
        }
    }

    /** In the one jar names of jars tell nothing any more. */
    @Test
    void nothingInItCanSendMailAndNothingElseSpeaksHttp() throws IOException {
        List<String> classes = new ArrayList<>();
        try (ZipFile zip =
                        new ZipFile(
                                PROJECT.resolve("functions/register/target/register.zip")
                                        .toFile());
                ZipInputStream jar =
                        new ZipInputStream(
                                zip.getInputStream(
                                        requireNonNull(zip.getEntry("lib/register.jar"))))) {
            for (ZipEntry each = jar.getNextEntry(); each != null; each = jar.getNextEntry()) {
                classes.add(each.getName());
            }
        }
        assertThat(classes)
                .contains("lectern/register/RegisterHandler.class")
                .noneMatch(each -> each.contains("/sesv2/"))
                .noneMatch(each -> each.contains("/mime4j/"))
                .noneMatch(each -> each.startsWith("biweekly/"))
                .noneMatch(each -> each.contains("/urlconnection/"));
    }

    /** A lambda's class that cannot be linked takes all lambdas with it that share the class. */
    @Test
    void everyClassThatTakesTheLambdasPlaceLinks() throws Exception {
        Path jar = scratch.resolve("register.jar");
        try (ZipFile zip =
                        new ZipFile(
                                PROJECT.resolve("functions/register/target/register.zip")
                                        .toFile());
                InputStream in =
                        zip.getInputStream(requireNonNull(zip.getEntry("lib/register.jar")))) {
            Files.copy(in, jar);
        }
        List<String> lambdas;
        try (ZipFile classes = new ZipFile(jar.toFile())) {
            lambdas =
                    classes.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.matches(".*/Lambda\\$\\d+\\.class"))
                            .map(name -> name.replace('/', '.').replace(".class", ""))
                            .toList();
        }
        assertThat(lambdas).hasSizeGreaterThan(100);
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (String name : lambdas) {
                assertThat(Class.forName(name, true, loader).getClassLoader()).isSameAs(loader);
            }
        }
    }

    private HostedFunction register(URI dynamoDb, Instant now) {
        return register(variables(dynamoDb), now);
    }

    private HostedFunction register(Map<String, String> variables, Instant now) {
        return HostedFunction.start(
                new FunctionDefinition(
                        "register",
                        PROJECT.resolve("functions/register/target/register.zip"),
                        "lectern.register.RegisterHandler",
                        Duration.ofSeconds(60),
                        1_769,
                        variables),
                Hosting.inThisProcess(Clock.fixed(now, ZoneOffset.UTC)),
                scratch.resolve("start" + starts.incrementAndGet()));
    }

    private static Map<String, String> variables(URI dynamoDb) {
        Map<String, String> variables =
                new HashMap<>(LocalEnvironment.variables(dynamoDb, LocalEnvironment.NOWHERE));
        variables.put("WEBINARS_TABLE", TABLES.webinars());
        variables.put("REGISTRATIONS_TABLE", TABLES.registrations());
        variables.put("CONTROL_TABLE", TABLES.control());
        variables.put("POSTS_PER_SOURCE", "300");
        return variables;
    }

    private static byte[] event(String name) throws IOException {
        return Files.readAllBytes(PROJECT.resolve("events/" + name + ".json"));
    }

    private static byte[] registration(String email) throws IOException {
        Map<String, Object> event =
                new LinkedHashMap<>(Json.read(new String(event("register-json"), UTF_8)));
        event.put("isBase64Encoded", false);
        event.put(
                "body",
                Json.write(
                        Map.of("name", "Jana", "email", email, "country", "CZ", "privacy", true)));
        return Json.write(event).getBytes(UTF_8);
    }

    private static int status(HostedFunction function, byte[] event) throws Exception {
        try (function) {
            Map<String, Object> answer = Json.read(new String(function.invoke(event), UTF_8));
            return ((Number) answer.getOrDefault("statusCode", 0)).intValue();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private KeyStore ownCertificate() throws Exception {
        Path file = scratch.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost")
                        .redirectErrorStream(true)
                        .start();
        assertThat(new String(keytool.getInputStream().readAllBytes(), UTF_8))
                .as("keytool")
                .isNotNull();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static SSLContext serving(KeyStore keys) throws Exception {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("own", keys.getCertificate(keys.aliases().nextElement()));
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }
}
