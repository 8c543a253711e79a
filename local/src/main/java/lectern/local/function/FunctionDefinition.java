package lectern.local.function;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A function as the template describes it, with everything resolved.
 *
 * @param name the word it has everywhere: {@code register}
 * @param zip its {@code CodeUri}
 * @param handler the class that Lambda would call
 * @param memory in MB
 * @param variables its whole environment
 */
public record FunctionDefinition(
        String name,
        Path zip,
        String handler,
        Duration timeout,
        int memory,
        Map<String, String> variables) {
    public FunctionDefinition {
        variables = Map.copyOf(variables);
    }
}
