package lectern.local.privilege;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Stands in front of DynamoDB or SES for one function: passes every request on as it is, and keeps
 * which permissions it needs.
 */
final class Recorder implements AutoCloseable {
    /** What the client below sets itself. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "expect", "upgrade");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final URI behind;
    private final Reading reading;
    private final Set<Call> calls;

    /** Says what a request needs. */
    interface Reading {
        List<Call> calls(HttpExchange request, String body) throws IOException;
    }

    private Recorder(HttpServer server, URI behind, Reading reading, Set<Call> calls) {
        this.server = server;
        this.behind = behind;
        this.reading = reading;
        this.calls = calls;
    }

    /**
     * Listens from now on.
     *
     * @param behind the real endpoint
     * @param calls takes what is seen; thread-safe
     */
    static Recorder start(URI behind, Reading reading, Set<Call> calls) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            Recorder recorder = new Recorder(server, behind, reading, calls);
            server.createContext("/", recorder::passOn);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return recorder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    // An exception here resets the connection, as one behind does.
    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            calls.addAll(reading.calls(exchange, new String(body, StandardCharsets.UTF_8)));
            HttpResponse<byte[]> answer =
                    client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .map()
                    .forEach((name, values) -> {
                        if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                            values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                        }
                    });
            exchange.sendResponseHeaders(
                    answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        return request.build();
    }
}
