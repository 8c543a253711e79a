package lectern.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Percent-encoding (RFC 3986, section 2.1), and the form encoding of queries. */
public final class Percent {
    private Percent() {}

    /** In a path a plus is a plus. */
    static String decodePath(String raw) {
        return decode(raw.replace("+", "%2B"));
    }

    /** The parameters of a query; repeated ones joined by commas, as API Gateway does. */
    public static Map<String, String> parameters(String query) {
        if (query.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                parameters.merge(decode(name), decode(value), (first, more) -> first + "," + more);
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    // What is not percent-encoding stays as it is.
    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return raw;
        }
    }
}
