package lectern.web;

import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.Json;
import org.jspecify.annotations.Nullable;

/**
 * A request as API Gateway's HTTP API hands it over (payload format 2.0): the fields we use.
 *
 * @param headers by lower-case name; repeated ones are joined by commas
 * @param body as it stands in the event, perhaps in Base64
 */
public record HttpRequest(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        Map<String, String> cookies,
        String sourceIp,
        String body,
        boolean inBase64) {

    public static HttpRequest of(Map<String, ?> event) {
        Map<String, Object> http = Json.object(Json.object(event, "requestContext"), "http");
        return new HttpRequest(
                Json.string(http, "method").orElse(""),
                Json.string(event, "rawPath").orElse(""),
                Json.string(event, "rawQueryString").orElse(""),
                headers(Json.object(event, "headers")),
                cookies(event.get("cookies")),
                Json.string(http, "sourceIp").orElse(""),
                Json.string(event, "body").orElse(""),
                Boolean.TRUE.equals(event.get("isBase64Encoded")));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** The last value of a parameter in the URL. */
    public Optional<String> parameter(String name) {
        return FormEncoding.decode(query.getBytes(StandardCharsets.UTF_8))
                .map(parameters -> parameters.getOrDefault(name, List.of()))
                .filter(values -> !values.isEmpty())
                .map(List::getLast);
    }

    /** The type of the body, without parameters, in lower case. */
    public String mediaType() {
        return header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The body as it was sent; empty where its Base64 is broken. */
    public Optional<byte[]> bytes() {
        try {
            return Optional.of(
                    inBase64
                            ? Base64.getDecoder().decode(body)
                            : body.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether a program asks, not a browser: it sends JSON, or wants JSON and no page. */
    public boolean speaksJson() {
        String accept = header("accept").orElse("").toLowerCase(Locale.ROOT);
        return mediaType().equals("application/json")
                || ((accept.contains("application/json")
                                || accept.contains("application/problem+json"))
                        && !accept.contains("text/html"));
    }

    private static Map<String, String> headers(Map<String, Object> tree) {
        return tree.entrySet().stream()
                .collect(
                        toMap(
                                each -> each.getKey().toLowerCase(Locale.ROOT),
                                each -> String.valueOf(each.getValue()),
                                (first, second) -> first + "," + second));
    }

    private static Map<String, String> cookies(@Nullable Object list) {
        if (!(list instanceof List<?> cookies)) {
            return Map.of();
        }
        return cookies.stream()
                .map(each -> String.valueOf(each).split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(toMap(pair -> pair[0].strip(), pair -> pair[1], (first, _) -> first));
    }
}
