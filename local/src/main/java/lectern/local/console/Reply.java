package lectern.local.console;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import lectern.lambda.Json;
import lectern.local.gateway.Responses;

/** What the console answers. */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Reply(int status, Map<String, String> headers, byte[] body) {
    /** Nothing from elsewhere, in no frame of anybody else's. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; frame-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    static Reply of(int status, String type, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", type);
        headers.put("content-security-policy", POLICY);
        headers.put("x-content-type-options", "nosniff");
        headers.put("referrer-policy", "no-referrer");
        headers.put("cache-control", "no-store");
        return new Reply(status, headers, body);
    }

    static Reply html(String page) {
        return of(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    static Reply text(String text) {
        return of(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply json(String json) {
        return of(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 9457, with a sentence. */
    static Reply problem(int status, String detail) {
        return of(
                status,
                "application/problem+json",
                Json.write(Map.of("status", status, "detail", detail))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** To a page, after a button. */
    static Reply seeOther(String path) {
        return of(303, "text/plain; charset=utf-8", new byte[0]).with("location", path);
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        Responses.send(exchange, status, body);
    }
}
