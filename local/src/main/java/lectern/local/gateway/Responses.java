package lectern.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** How a body is sent by the JDK's server, which wants to know beforehand that there is none. */
public final class Responses {
    private Responses() {}

    /** Sends status and body; to HEAD, 204 and 304 no body. */
    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head && status != 204 && status != 304) {
            exchange.getResponseHeaders().set("content-length", Integer.toString(body.length));
        }
        if (head || status == 204 || status == 304 || body.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
