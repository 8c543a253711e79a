package lectern.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lambda's Runtime API, which hands a function its events and takes its answers. */
final class RuntimeApi implements AutoCloseable {
    private static final String PATH = "/2018-06-01/runtime/";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(1);

    /** What a function answered, and when ({@link System#nanoTime()}). */
    record Answer(long at, String body, boolean failed) {}

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RuntimeApi api = new RuntimeApi(server);
        server.createContext(PATH, api::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return api;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Waits until a function asks for its first event. */
    void awaitStarted() throws InterruptedException {
        if (!started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("not started within " + PATIENCE);
        }
    }

    /** Hands out the event to whoever asks next, and waits for the answer. */
    Answer call(byte[] event) throws InterruptedException {
        return call(event, PATIENCE)
                .orElseThrow(() -> new IllegalStateException("no answer within " + PATIENCE));
    }

    /** The same for at most so long; empty where there was no answer by then. */
    Optional<Answer> call(byte[] event, Duration patience) throws InterruptedException {
        events.put(event);
        @Nullable Answer answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.ofNullable(answer);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/next")) {
                hand(exchange);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            long now = System.nanoTime();
            exchange.sendResponseHeaders(202, -1);
            boolean failed = !path.endsWith("/response");
            answers.put(new Answer(now, new String(body, StandardCharsets.UTF_8), failed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hand(HttpExchange exchange) throws IOException, InterruptedException {
        started.countDown();
        byte[] event = events.take();
        var headers = exchange.getResponseHeaders();
        // Without a type the client crashes.
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", java.util.UUID.randomUUID().toString());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(System.currentTimeMillis() + PATIENCE.toMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:local:0:function:bench");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
