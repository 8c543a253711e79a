package lectern.local.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lectern.lambda.Json;

/**
 * What goes back over the wire.
 *
 * @param headers lower-case names
 * @param cookies the values of {@code set-cookie}
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record ProxyAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    /** API Gateway's own words. */
    static ProxyAnswer message(int status, String message) {
        return new ProxyAnswer(
                status,
                Map.of("content-type", "application/json"),
                List.of(),
                Json.write(Map.of("message", message)).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A function's answer. Without a {@code statusCode} the whole object is the body of a 200.
     *
     * @throws IOException where it is not a JSON object, or not an answer
     */
    static ProxyAnswer read(byte[] bytes) throws IOException {
        Map<String, Object> answer = Json.read(new ByteArrayInputStream(bytes));
        if (!answer.containsKey("statusCode")) {
            return new ProxyAnswer(
                    200, Map.of("content-type", "application/json"), List.of(), bytes);
        }
        if (!(answer.get("statusCode") instanceof Integer status) || status < 100 || status > 599) {
            throw new IOException("statusCode is not a status: " + answer.get("statusCode"));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "text/plain;charset=UTF-8");
        Json.object(answer, "headers")
                .forEach((name, value) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(value)));
        List<String> cookies = new ArrayList<>();
        if (answer.get("cookies") instanceof List<?> list) {
            list.forEach(cookie -> cookies.add(String.valueOf(cookie)));
        }
        return new ProxyAnswer(status, headers, cookies, body(answer));
    }

    private static byte[] body(Map<String, Object> answer) throws IOException {
        String body = Json.string(answer, "body").orElse("");
        if (!Boolean.TRUE.equals(answer.get("isBase64Encoded"))) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new IOException("the body is not Base64", e);
        }
    }
}
