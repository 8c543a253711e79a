package lectern.local.gateway;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route of the HTTP API: {@code ANY /webinars/{webinar}}, or {@code $default}.
 *
 * @param method in upper case, or {@code ANY}
 * @param path as the template has it
 * @param function the function it leads to
 */
public record Route(String method, String path, String function) {
    private static final String DEFAULT = "$default";

    /** The order in which API Gateway prefers what fits: the fullest match first. */
    static final Comparator<Route> MOST_SPECIFIC_FIRST =
            Comparator.comparing(Route::isDefault)
                    .thenComparing(Route::shape)
                    .thenComparing(route -> route.method().equals("ANY"));

    /** How API Gateway names it. */
    public String key() {
        return isDefault() ? DEFAULT : method + " " + path;
    }

    boolean isDefault() {
        return path.equals(DEFAULT);
    }

    /**
     * The path parameters, where method and path fit.
     *
     * @param requested the path, decoded
     */
    Optional<Map<String, String>> match(String requestedMethod, String requested) {
        if (isDefault()) {
            return Optional.of(Map.of());
        }
        if (!method.equals("ANY") && !method.equals(requestedMethod)) {
            return Optional.empty();
        }
        List<String> wanted = segments(path);
        List<String> given = segments(requested);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            if (i >= given.size()) {
                return Optional.empty();
            }
            if (isGreedy(segment)) {
                String rest = String.join("/", given.subList(i, given.size()));
                parameters.put(segment.substring(1, segment.length() - 2), rest);
                return rest.isEmpty() ? Optional.empty() : Optional.of(parameters);
            }
            if (isParameter(segment) && !given.get(i).isEmpty()) {
                parameters.put(segment.substring(1, segment.length() - 1), given.get(i));
            } else if (!segment.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return given.size() == wanted.size() ? Optional.of(parameters) : Optional.empty();
    }

    // Literals sort before parameters, and these before what takes the whole rest.
    private String shape() {
        StringBuilder shape = new StringBuilder();
        for (String segment : segments(path)) {
            shape.append(isGreedy(segment) ? '2' : isParameter(segment) ? '1' : '0');
        }
        return shape.toString();
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return segment.startsWith("{") && segment.endsWith("+}");
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
