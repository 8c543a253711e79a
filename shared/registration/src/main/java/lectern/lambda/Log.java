package lectern.lambda;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One JSON line per outcome: a verb, then ids and numbers.
 *
 * <p>Never an address, a name, a link, a token, a body or an environment: whoever may read logs may
 * not therefore read registrations.
 */
public final class Log {
    private Log() {}

    /** An outcome. {@code details} are pairs of a name and a value. */
    public static void info(String outcome, Object... details) {
        line("info", outcome, details);
    }

    /** A refusal or a fault that somebody should look at. */
    public static void warn(String outcome, Object... details) {
        line("warn", outcome, details);
    }

    // Lambda takes standard output as the function's log.
    @SuppressWarnings("SystemOut")
    private static void line(String level, String outcome, Object... details) {
        if (details.length % 2 != 0) {
            throw new IllegalArgumentException("a detail without its value: " + outcome);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("level", level);
        line.put("outcome", outcome);
        for (int i = 0; i < details.length; i += 2) {
            Object value = details[i + 1];
            line.put(
                    details[i].toString(), value instanceof Number ? value : String.valueOf(value));
        }
        System.out.println(Json.write(line));
    }
}
