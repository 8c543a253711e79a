package lectern.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lectern.local.function.FunctionFailed;
import lectern.local.function.Functions;
import org.jspecify.annotations.Nullable;

/** The HTTP API: finds the route, calls the function, sends its answer. */
public final class Gateway implements HttpHandler {
    /** What API Gateway or the connection decides, not a function. */
    private static final Set<String> NOT_THE_FUNCTIONS =
            Set.of("content-length", "connection", "transfer-encoding", "date", "set-cookie");

    private final Routes routes;
    private final Optional<Cors> cors;
    private final Functions functions;
    private final ProxyEvent events;

    public Gateway(
            Collection<Route> routes, Optional<Cors> cors, Functions functions, Clock clock) {
        this.routes = new Routes(routes);
        this.cors = cors;
        this.functions = functions;
        this.events = new ProxyEvent(clock);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Request> request = Request.read(exchange);
            if (request.isEmpty()) {
                exchange.getResponseHeaders().set("connection", "close");
                send(exchange, ProxyAnswer.message(413, "Request Entity Too Large"), Map.of());
                return;
            }
            Optional<String> origin = request.get().header("origin");
            if (cors.isPresent() && request.get().isPreflight()) {
                set(exchange, cors.get().forPreflight(origin));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            send(
                    exchange,
                    answer(request.get()),
                    cors.map(each -> each.forAnswer(origin)).orElse(Map.of()));
        }
    }

    @SuppressWarnings("SystemOut") // the person at the terminal should see it
    private ProxyAnswer answer(Request request) {
        Optional<Routes.Match> match = routes.match(request.method(), request.path());
        if (match.isEmpty()) {
            return ProxyAnswer.message(404, "Not Found");
        }
        String function = match.get().route().function();
        try {
            return ProxyAnswer.read(functions.invoke(function, events.bytes(request, match.get())));
        } catch (FunctionFailed failed) {
            System.err.println(failed.getMessage());
        } catch (IOException notAnAnswer) {
            System.err.println(
                    function + " gave no answer: " + firstLine(notAnAnswer.getMessage()));
        }
        return ProxyAnswer.message(500, "Internal Server Error");
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    private void send(HttpExchange exchange, ProxyAnswer answer, Map<String, String> corsHeaders)
            throws IOException {
        answer.headers()
                .forEach((name, value) -> {
                    boolean dropped =
                            NOT_THE_FUNCTIONS.contains(name)
                                    || (cors.isPresent() && Cors.HEADERS.contains(name));
                    if (!dropped) {
                        exchange.getResponseHeaders().set(name, value);
                    }
                });
        answer.cookies().forEach(each -> exchange.getResponseHeaders().add("set-cookie", each));
        set(exchange, corsHeaders);
        Responses.send(exchange, answer.status(), answer.body());
    }

    private static void set(HttpExchange exchange, Map<String, String> headers) {
        headers.forEach(exchange.getResponseHeaders()::set);
    }
}
