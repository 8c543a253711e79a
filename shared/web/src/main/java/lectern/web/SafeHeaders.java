package lectern.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.language.Language;

/** What every answer says to browsers and caches. */
public final class SafeHeaders {
    private SafeHeaders() {}

    /** Private, in one language; nothing is loaded, run or framed. */
    public static Map<String, String> of(String contentType, Language language) {
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
    public static String policy(List<String> sources) {
        var policy = new StringBuilder("default-src 'none'; ");
        sources.forEach(source -> policy.append(source).append("; "));
        return policy.append("form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                .toString();
    }
}
