package lectern.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.language.Language;

/** What every answer says to browsers and caches. */
final class Headers {
    private Headers() {}

    /** Private, in one language; nothing is loaded, run or framed. */
    static Map<String, String> of(String contentType, Language language) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", contentType);
        headers.put("content-language", language.tag());
        headers.put("vary", "Accept, Accept-Language");
        headers.put("cache-control", "no-store");
        headers.put("content-security-policy", policy(List.of()));
        headers.put("referrer-policy", "no-referrer");
        headers.put("x-content-type-options", "nosniff");
        return headers;
    }

    /** A policy that allows these sources and posts to us, and nothing of anybody else. */
    static String policy(List<String> sources) {
        return "default-src 'none'; "
                + String.join("", sources.stream().map(source -> source + "; ").toList())
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    /** What the refusal asks for beside its status. */
    static HttpResponse complete(HttpResponse response, Refusal refusal, List<String> allowed) {
        return switch (refusal) {
            case OTHER_METHOD -> response.with("allow", String.join(", ", allowed));
            case OTHER_TYPE ->
                    response.with(
                            "accept-post", "application/x-www-form-urlencoded, application/json");
            case AWAY -> response.with("retry-after", "10");
            case UNREADABLE, NOT_YET, UNKNOWN, CLOSED, OVER, CANCELLED, TOO_LARGE -> response;
        };
    }
}
