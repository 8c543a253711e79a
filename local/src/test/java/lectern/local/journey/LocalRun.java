package lectern.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The local run as {@code ./mvnw -q -Plocal} starts it, on free ports. */
public final class LocalRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final List<Integer> ports;
    private final Path output;

    private LocalRun(Process process, List<Integer> ports, Path output) {
        this.process = process;
        this.ports = ports;
        this.output = output;
    }

    /** Starts it with these variables besides the ports, and answers when it does. */
    public static LocalRun start(Map<String, String> variables) {
        LocalRun run = begin(variables);
        run.await("ready", () -> !run.process.isAlive() || run.isAnswering());
        assertThat(run.process.isAlive()).as(run.said()).isTrue();
        return run;
    }

    /** Starts it and waits for nothing. */
    static LocalRun begin(Map<String, String> variables) {
        List<Integer> ports = freePorts(3);
        try {
            Path output = Files.createTempFile("lectern-", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:TieredStopAtLevel=1",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            "lectern.local.Main");
            builder.directory(FreshTables.projectFolder().toFile());
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LECTERN_PORT", ports.get(0).toString());
            builder.environment().put("LECTERN_DYNAMODB_PORT", ports.get(1).toString());
            builder.environment().put("LECTERN_SES_PORT", ports.get(2).toString());
            builder.environment().putAll(variables);
            return new LocalRun(builder.start(), ports, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pages and API, DynamoDB, SES. */
    List<Integer> ports() {
        return ports;
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + ports.getFirst() + path);
    }

    URI dynamoDbEndpoint() {
        return URI.create("http://127.0.0.1:" + ports.get(1));
    }

    DynamoDbClient dynamoDb() {
        return AwsClients.dynamoDb(
                Environment.of(
                        LocalEnvironment.variables(dynamoDbEndpoint(), LocalEnvironment.NOWHERE)));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url(path)).build());
    }

    public HttpResponse<String> postForm(String path, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(url(path))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    HttpResponse<String> postJson(String path, Map<String, ?> body) {
        return send(
                HttpRequest.newBuilder(url(path))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(body)))
                        .build());
    }

    /** Everything in the inbox, oldest first. */
    public List<Map<String, Object>> mails() {
        try {
            List<Map<String, Object>> mails = new ArrayList<>();
            for (Object mail : JSON.std.listFrom(get("/local/mails").body())) {
                mails.add(Json.object(Map.of("mail", mail), "mail"));
            }
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Map<String, Object>> mails(String kind) {
        return mails().stream()
                .filter(mail -> kind.equals(Json.object(mail, "tags").get("kind")))
                .toList();
    }

    /** Moves the clock, and answers when nothing is due any more. */
    public HttpResponse<String> moveClock(Instant to) {
        return send(
                HttpRequest.newBuilder(url("/local/clock"))
                        .PUT(BodyPublishers.ofString(Json.write(Map.of("now", to.toString()))))
                        .build());
    }

    /** Asks again and again until it holds. */
    public void await(String what, BooleanSupplier holds) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waiting for " + what + "\n" + said())
                    .isLessThan(until);
            // The processor is for what is waited for.
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** What it printed so far. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    int exitCode() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM, as a shell sends it. */
    @Override
    public void close() {
        process.destroy();
        exitCode();
    }

    private boolean isAnswering() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(url("/local/clock")).build(),
                                    BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(said(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
