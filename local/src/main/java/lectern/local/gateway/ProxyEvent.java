package lectern.local.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lectern.lambda.Json;
import lectern.local.function.LocalAws;

/**
 * A request as the event that API Gateway gives a function (payload format 2.0). The path comes
 * decoded and the query as it was; cookies stand beside the headers.
 */
final class ProxyEvent {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final Set<String> AS_TEXT =
            Set.of("application/json", "application/xml", "application/javascript");

    private final Clock clock;

    ProxyEvent(Clock clock) {
        this.clock = clock;
    }

    byte[] bytes(Request request, Routes.Match match) {
        return Json.write(event(request, match)).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> event(Request request, Routes.Match match) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        event.put("rawPath", request.path());
        event.put("rawQueryString", request.query());
        List<String> cookies = cookies(request);
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        event.put("headers", headers(request));
        Map<String, String> query = Percent.parameters(request.query());
        if (!query.isEmpty()) {
            event.put("queryStringParameters", query);
        }
        if (!match.parameters().isEmpty()) {
            event.put("pathParameters", match.parameters());
        }
        event.put("requestContext", context(request, match.route()));
        Optional<String> text = request.text().filter(_ -> isText(request));
        if (request.body().length > 0) {
            event.put(
                    "body",
                    text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())));
        }
        event.put("isBase64Encoded", request.body().length > 0 && text.isEmpty());
        return event;
    }

    private Map<String, Object> context(Request request, Route route) {
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("method", request.method());
        http.put("path", request.path());
        http.put("protocol", request.protocol());
        http.put("sourceIp", request.from());
        http.put("userAgent", request.header("user-agent").orElse(""));
        Instant now = clock.instant();
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", LocalAws.ACCOUNT);
        context.put("apiId", "local");
        context.put("domainName", request.header("host").orElse("localhost"));
        context.put("domainPrefix", "local");
        context.put("http", http);
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", route.key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    // API Gateway always tells a length, and whom it had the request from.
    private static Map<String, String> headers(Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-length", Integer.toString(request.body().length));
        headers.put("x-forwarded-for", request.from());
        headers.put("x-forwarded-proto", "http");
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("cookie");
        return headers;
    }

    private static List<String> cookies(Request request) {
        return request.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }

    /** Forms, images and whatever names no type are passed on in Base64, as what is not UTF-8. */
    private static boolean isText(Request request) {
        String contentType = request.header("content-type").orElse("");
        int semicolon = contentType.indexOf(';');
        String type =
                (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || AS_TEXT.contains(type);
    }
}
