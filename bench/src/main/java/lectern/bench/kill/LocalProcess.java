package lectern.bench.kill;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The local run with every function in processes of its own, on free ports. */
final class LocalProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final List<Integer> ports;

    private LocalProcess(Process process, Path output, List<Integer> ports) {
        this.process = process;
        this.output = output;
        this.ports = ports;
    }

    /** Starts it, and returns when it answers. */
    static LocalProcess start() throws IOException, InterruptedException {
        List<Integer> ports = freePorts();
        Path output = Files.createTempFile("lectern-kill-", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "lectern.local.Main");
        builder.directory(FreshTables.projectFolder().toFile());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LECTERN_RIC", "true");
        builder.environment().put("LECTERN_PORT", ports.get(0).toString());
        builder.environment().put("LECTERN_DYNAMODB_PORT", ports.get(1).toString());
        builder.environment().put("LECTERN_SES_PORT", ports.get(2).toString());
        LocalProcess local = new LocalProcess(builder.start(), output, ports);
        local.awaitReady();
        return local;
    }

    DynamoDbClient dynamoDb() {
        URI endpoint = URI.create("http://127.0.0.1:" + ports.get(1));
        return AwsClients.dynamoDb(
                Environment.of(LocalEnvironment.variables(endpoint, LocalEnvironment.NOWHERE)));
    }

    int postJson(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(body))))
                .statusCode();
    }

    Map<String, Object> get(String path) throws IOException, InterruptedException {
        return Json.read(send(request(path)).body());
    }

    List<Map<String, Object>> list(String path) throws IOException, InterruptedException {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object each : JSON.std.listFrom(send(request(path)).body())) {
            objects.add(Json.object(Map.of("it", each), "it"));
        }
        return objects;
    }

    void put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(request(path).PUT(BodyPublishers.ofString(Json.write(body))));
        if (answer.statusCode() != 200) {
            throw new IOException("PUT " + path + ": " + answer.statusCode() + answer.body());
        }
    }

    Instant now() throws IOException, InterruptedException {
        return Instant.parse(Json.string(get("/local/clock"), "now").orElseThrow());
    }

    /** Moves the clock, and returns when nothing is due any more, or nothing moves. */
    void moveTo(Instant instant) throws IOException, InterruptedException {
        put("/local/clock", Map.of("now", instant.toString()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(output);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException(output + " stays", e);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!Files.readString(output).contains("Ctrl-C ends it.")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("it does not start: " + Files.readString(output));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + ports.getFirst() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
