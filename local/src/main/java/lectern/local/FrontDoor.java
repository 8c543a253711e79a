package lectern.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import lectern.local.console.Console;
import lectern.local.gateway.Gateway;

/** One port for two: what is under {@code /local} never reaches a function. */
final class FrontDoor implements HttpHandler {
    private final Console console;
    private final Gateway gateway;

    private FrontDoor(Console console, Gateway gateway) {
        this.console = console;
        this.gateway = gateway;
    }

    static HttpHandler to(Console console, Gateway gateway) {
        return new FrontDoor(console, gateway);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            try (exchange) {
                exchange.getResponseHeaders().set("location", "/local");
                exchange.sendResponseHeaders(302, -1);
            }
        } else if (Console.has(path)) {
            console.handle(exchange);
        } else {
            gateway.handle(exchange);
        }
    }
}
