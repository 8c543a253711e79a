package lectern.local.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything under {@code /local}: who may, which method, which answer. */
public final class Console implements HttpHandler {
    private static final int MOST_BYTES = 16 * 1024;

    private final Visitor visitor;
    private final MailRoutes mails;
    private final Map<String, Map<String, Answer>> routes;

    Console(Visitor visitor, MailRoutes mails, Map<String, Map<String, Answer>> routes) {
        this.visitor = visitor;
        this.mails = mails;
        this.routes = new TreeMap<>(routes);
    }

    /** How a route answers. */
    interface Answer {
        /**
         * The answer.
         *
         * @param query of the URL, as it came
         * @param body as text
         */
        Reply to(String query, String body) throws IOException, InterruptedException;
    }

    /** Whether the path is the console's. */
    public static boolean has(String path) {
        return path.equals("/local") || path.startsWith("/local/");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                reply = Reply.problem(503, "The local run is ending.");
            } catch (RuntimeException e) {
                reply = Reply.problem(500, "That failed: " + e);
            }
            reply.send(exchange);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (!visitor.isForThisMachine(exchange)) {
            return Reply.problem(421, "/local answers to localhost only.");
        }
        Map<String, Answer> answers = routes.getOrDefault(path, Map.of());
        if (answers.isEmpty()) {
            return path.startsWith("/local/mails/") && reads
                    ? mails.part(path.substring("/local/mails/".length()))
                            .orElseGet(() -> Reply.problem(404, "There is no such mail."))
                    : Reply.problem(404, "There is nothing at " + path + ".");
        }
        Answer answer = answers.get(method.equals("HEAD") ? "GET" : method);
        if (answer == null) {
            return Reply.problem(405, path + " does not take " + method + ".")
                    .with("allow", allowed(answers.keySet()));
        }
        if (!reads && !visitor.isFromOurPages(exchange)) {
            return Reply.problem(403, "Only these pages and programs here change anything.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Reply.problem(413, "That is more than anything here needs.");
        }
        String query = exchange.getRequestURI().getRawQuery();
        return answer.to(query == null ? "" : query, new String(body, StandardCharsets.UTF_8));
    }

    private static String allowed(Set<String> methods) {
        Set<String> allowed = new TreeSet<>(methods);
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return String.join(", ", allowed);
    }
}
