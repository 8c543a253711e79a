package lectern.local.bus;

import java.util.Map;
import lectern.lambda.Json;
import lectern.local.stream.FilterPattern;

/**
 * A rule on the event bus.
 *
 * @param function the name of the function it calls
 * @param pattern which events
 * @param retries how often Lambda calls again after an error
 */
public record BusRule(String function, FilterPattern pattern, int retries) {

    /** A rule with the pattern of the template. */
    public static BusRule of(String function, Map<String, Object> pattern, int retries) {
        return new BusRule(function, FilterPattern.parse(Json.write(pattern)), retries);
    }
}
