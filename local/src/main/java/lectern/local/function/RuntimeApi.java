package lectern.local.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API for one environment, on 127.0.0.1: its process asks for the next event and
 * brings the answer (AWS Lambda Developer Guide, "Using the Lambda runtime API").
 */
final class RuntimeApi implements AutoCloseable {
    private static final String RUNTIME = "/2018-06-01/runtime/";
    private static final String INVOCATION = RUNTIME + "invocation/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<RuntimeEvent> next = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable RuntimeEvent> inHand = new AtomicReference<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            RuntimeApi api = new RuntimeApi(server);
            server.createContext(RUNTIME, api::handle);
            server.setExecutor(api.threads);
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("the Runtime API cannot listen", e);
        }
    }

    /** As {@code AWS_LAMBDA_RUNTIME_API} has it. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes when the process asks for its first event; fails with what kept its handler. */
    CompletableFuture<Void> started() {
        return started;
    }

    /** Hands the event to the process. */
    void give(RuntimeEvent event) {
        inHand.set(event);
        next.add(event);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            // Each answer ends its connection: none can go stale during a long invocation.
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (path.equals(INVOCATION + "next")) {
                answerNext(exchange);
            } else if (path.equals(RUNTIME + "init/error")) {
                started.completeExceptionally(new FunctionFailed(RuntimeEvent.said(body), null));
                accept(exchange);
            } else {
                settle(exchange, path, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerNext(HttpExchange exchange) throws IOException, InterruptedException {
        started.complete(null);
        RuntimeEvent event = next.take();
        // The client crashes without a content type.
        event.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(200, event.body().length);
        exchange.getResponseBody().write(event.body());
    }

    private void settle(HttpExchange exchange, String path, byte[] body) throws IOException {
        RuntimeEvent event = inHand.get();
        if (event != null && path.equals(INVOCATION + event.requestId() + "/response")) {
            accept(exchange);
            event.answered(body);
        } else if (event != null && path.equals(INVOCATION + event.requestId() + "/error")) {
            accept(exchange);
            event.failed(RuntimeEvent.said(body));
        } else {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private static void accept(HttpExchange exchange) throws IOException {
        byte[] body = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(202, body.length);
        exchange.getResponseBody().write(body);
    }
}
