package lectern.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The API's CORS configuration. API Gateway answers preflights from it by itself, and what a
 * function says about CORS is dropped.
 */
public record Cors(
        List<String> origins, List<String> methods, List<String> headers, Optional<String> maxAge) {
    /** What a function may say in vain. */
    static final Set<String> HEADERS =
            Set.of(
                    "access-control-allow-origin",
                    "access-control-allow-methods",
                    "access-control-allow-headers",
                    "access-control-allow-credentials",
                    "access-control-expose-headers",
                    "access-control-max-age");

    public Cors {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
    }

    /** What every answer to this origin carries. */
    Map<String, String> forAnswer(Optional<String> origin) {
        return origin.flatMap(this::allowed)
                .map(allowed -> Map.of("access-control-allow-origin", allowed))
                .orElse(Map.of());
    }

    /** What the answer to a preflight from this origin carries; nothing for a strange one. */
    Map<String, String> forPreflight(Optional<String> origin) {
        Map<String, String> answer = new LinkedHashMap<>(forAnswer(origin));
        if (!answer.isEmpty()) {
            if (!methods.isEmpty()) {
                answer.put("access-control-allow-methods", String.join(",", methods));
            }
            if (!headers.isEmpty()) {
                answer.put("access-control-allow-headers", String.join(",", headers));
            }
            maxAge.ifPresent(seconds -> answer.put("access-control-max-age", seconds));
        }
        return answer;
    }

    private Optional<String> allowed(String origin) {
        if (origins.contains("*")) {
            return Optional.of("*");
        }
        return origins.stream().anyMatch(origin::equalsIgnoreCase)
                ? Optional.of(origin)
                : Optional.empty();
    }
}
