package lectern.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.Json;
import lectern.local.FunctionZip;
import lectern.local.Ports;
import lectern.local.function.FunctionDefinition;
import lectern.local.function.Functions;
import lectern.local.function.HostedFunction;
import lectern.local.function.Hosting;
import lectern.local.zipped.CuriousHandler;
import lectern.local.zipped.EchoHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GatewayTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2020-12-03T06:00:00Z"), ZoneOffset.UTC);
    private static final int PORT = Ports.free();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir static Path folder;
    private static Listeners listeners = Listeners.on(PORT, Optional.empty());

    @BeforeAll
    static void start() {
        listeners.serve(
                new Gateway(
                        List.of(
                                new Route("ANY", "/webinars/{webinar}", "echo"),
                                new Route("ANY", "/faulty", "curious"),
                                new Route("ANY", "$default", "echo")),
                        Optional.of(
                                new Cors(
                                        List.of("https://organiser.example"),
                                        List.of("GET", "POST"),
                                        List.of("content-type"),
                                        Optional.of("86400"))),
                        new Functions(
                                List.of(
                                        function("echo", EchoHandler.class),
                                        function("curious", CuriousHandler.class))),
                        CLOCK));
    }

    @AfterAll
    static void stop() {
        listeners.close();
    }

    @Test
    void aRequestBecomesAnEventOfFormatTwo() throws Exception {
        Map<String, Object> event =
                event(
                        request("/webinars/caf%C3%A9+1?a=1&b=x%20y&a=2&empty")
                                .header("Accept", "text/html")
                                .header("Accept", "text/plain")
                                .header("Cookie", "one=1; two=2")
                                .header("User-Agent", "a browser"));
        assertThat(event)
                .containsEntry("version", "2.0")
                .containsEntry("routeKey", "ANY /webinars/{webinar}")
                .containsEntry("rawPath", "/webinars/café+1")
                .containsEntry("rawQueryString", "a=1&b=x%20y&a=2&empty")
                .containsEntry("cookies", List.of("one=1", "two=2"))
                .containsEntry("pathParameters", Map.of("webinar", "café+1"))
                .containsEntry("queryStringParameters", Map.of("a", "1,2", "b", "x y", "empty", ""))
                .containsEntry("isBase64Encoded", false)
                .doesNotContainKey("body");
        assertThat(Json.object(event, "headers"))
                .containsEntry("accept", "text/html,text/plain")
                .containsEntry("user-agent", "a browser")
                .containsEntry("content-length", "0")
                .doesNotContainKeys("cookie", "Accept");
        Map<String, Object> context = Json.object(event, "requestContext");
        assertThat(context)
                .containsEntry("routeKey", "ANY /webinars/{webinar}")
                .containsEntry("stage", "$default")
                .containsEntry("time", "03/Dec/2020:06:00:00 +0000")
                .containsEntry("timeEpoch", 1606975200000L)
                .containsKeys("accountId", "apiId", "domainName", "domainPrefix", "requestId");
        assertThat(Json.object(context, "http"))
                .isEqualTo(
                        Map.of(
                                "method", "GET",
                                "path", "/webinars/café+1",
                                "protocol", "HTTP/1.1",
                                "sourceIp", "127.0.0.1",
                                "userAgent", "a browser"));
    }

    @Test
    void whatARequestDoesNotHaveIsAbsent() throws Exception {
        assertThat(event(request("/elsewhere")))
                .containsEntry("routeKey", "$default")
                .containsEntry("rawQueryString", "")
                .doesNotContainKeys("cookies", "pathParameters", "queryStringParameters", "body");
    }

    @Test
    void aTextThatIsNotUtf8ComesAsItsBytes() throws Exception {
        byte[] bytes = {'{', (byte) 0x8e, '}'};
        Map<String, Object> event =
                event(
                        request("/webinars/x")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(event)
                .containsEntry("isBase64Encoded", true)
                .containsEntry("body", Base64.getEncoder().encodeToString(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, false",
        "Application/JSON; charset=utf-8, false",
        "text/plain, false",
        "text/csv;charset=utf-8, false",
        "application/xml, false",
        "application/javascript, false",
        "application/x-www-form-urlencoded, true",
        "application/octet-stream, true",
        "multipart/form-data; boundary=x, true",
        "image/png, true",
    })
    void onlyTextJsonXmlAndJavaScriptComeAsText(String type, boolean base64) throws Exception {
        Map<String, Object> event =
                event(
                        request("/webinars/x")
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString("šíp=1")));
        assertThat(event)
                .containsEntry("isBase64Encoded", base64)
                .containsEntry(
                        "body",
                        base64
                                ? Base64.getEncoder().encodeToString("šíp=1".getBytes(UTF_8))
                                : "šíp=1");
        assertThat(Json.object(event, "headers")).containsEntry("content-length", "7");
    }

    @Test
    void anAnswerGoesBackWithItsHeadersAndCookies() throws Exception {
        HttpResponse<String> answer = send(request("/webinars/x"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("x-own")).hasValue("kept");
        assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2; Secure");
    }

    @Test
    void whatAFunctionSaysAboutCorsIsDropped() throws Exception {
        assertThat(send(request("/webinars/x")).headers().map())
                .doesNotContainKey("access-control-allow-origin");
        assertThat(
                        send(request("/webinars/x").header("Origin", "https://organiser.example"))
                                .headers()
                                .allValues("access-control-allow-origin"))
                .containsExactly("https://organiser.example");
        assertThat(
                        send(request("/webinars/x").header("Origin", "https://stranger.example"))
                                .headers()
                                .map())
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void aPreflightIsAnsweredWithoutTheFunction() throws Exception {
        HttpResponse<String> answer = send(preflight("https://organiser.example"));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map())
                .containsEntry("access-control-allow-origin", List.of("https://organiser.example"))
                .containsEntry("access-control-allow-methods", List.of("GET,POST"))
                .containsEntry("access-control-allow-headers", List.of("content-type"))
                .containsEntry("access-control-max-age", List.of("86400"))
                .doesNotContainKey("x-own");
    }

    @Test
    void aPreflightFromAStrangerAllowsNothing() throws Exception {
        HttpResponse<String> answer = send(preflight("https://stranger.example"));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void optionsWithoutAPreflightReachTheFunction() throws Exception {
        Map<String, Object> event =
                event(request("/webinars/x").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(event).containsEntry("rawPath", "/webinars/x");
    }

    @Test
    void headIsAnsweredLikeGetButWithoutABody() throws Exception {
        HttpResponse<String> answer =
                send(request("/webinars/x").method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("content-length").orElse(0)).isPositive();
        // The connection is still in step.
        assertThat(send(request("/webinars/x")).statusCode()).isEqualTo(200);
    }

    @Test
    void aFunctionThatFailsIsAnInternalServerError() throws Exception {
        HttpResponse<String> answer =
                send(request("/faulty").POST(BodyPublishers.ofString("whatever")));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void tenMegabytesAreTheMost() throws Exception {
        byte[] most = new byte[10 * 1024 * 1024];
        assertThat(send(request("/x").POST(BodyPublishers.ofByteArray(most))).statusCode())
                .isEqualTo(200);
        byte[] more = new byte[most.length + 1];
        assertThat(send(request("/x").POST(BodyPublishers.ofByteArray(more))).statusCode())
                .isEqualTo(413);
    }

    private static HostedFunction function(String name, Class<?> handler) {
        return HostedFunction.start(
                new FunctionDefinition(
                        name,
                        FunctionZip.write(folder.resolve(name + ".zip"), handler),
                        handler.getName(),
                        Duration.ofSeconds(10),
                        128,
                        Map.of()),
                Hosting.inThisProcess(CLOCK),
                folder.resolve("scratch"));
    }

    private static HttpRequest.Builder preflight(String origin) {
        return request("/webinars/x")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, Object> event(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return Json.read(send(request).body());
    }
}
