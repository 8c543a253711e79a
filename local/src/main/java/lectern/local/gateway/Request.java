package lectern.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param path decoded
 * @param query as it came; empty where there is none
 * @param headers lower-case names, repeated ones in the order they came
 * @param body the bytes; none is no body
 * @param from the address it came from
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Request(
        String method,
        String path,
        String query,
        String protocol,
        Map<String, List<String>> headers,
        byte[] body,
        String from) {
    /** What API Gateway takes at most: 10 MB. */
    static final int MOST_BYTES = 10 * 1024 * 1024;

    /** Reads the whole request; empty where it is too large. */
    static Optional<Request> read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Optional.empty();
        }
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.computeIfAbsent(
                                        name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                                .addAll(values));
        String raw = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        return Optional.of(
                new Request(
                        exchange.getRequestMethod(),
                        raw == null || raw.isEmpty() ? "/" : Percent.decodePath(raw),
                        query == null ? "" : query,
                        exchange.getProtocol(),
                        headers,
                        body,
                        exchange.getRemoteAddress().getAddress().getHostAddress()));
    }

    Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null ? Optional.empty() : Optional.of(String.join(",", values));
    }

    boolean isPreflight() {
        return method.equals("OPTIONS")
                && header("origin").isPresent()
                && header("access-control-request-method").isPresent();
    }

    /** The body as text; empty where its bytes are not UTF-8. */
    Optional<String> text() {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
