package lectern.local.browser;

import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all tests one site and one browser, which take seconds to start; JUnit closes them. */
final class SharedSite implements ExecutionCondition, ParameterResolver {
    private static final Set<Class<?>> GIVEN =
            Set.of(Site.class, Chromium.class, AskedToWait.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.path()
                .map(path -> ConditionEvaluationResult.enabled(path.toString()))
                .orElseGet(() ->
                        ConditionEvaluationResult.disabled(
                                "there is no Chromium; apt-get install chromium, or name one in"
                                        + " LECTERN_CHROMIUM"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(SharedSite.class));
        Chromium chromium =
                store.getOrComputeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Chromium.class) {
            return chromium;
        }
        return type == AskedToWait.class
                ? store.getOrComputeIfAbsent(
                        AskedToWait.class, _ -> AskedToWait.start(), AskedToWait.class)
                : store.getOrComputeIfAbsent(Site.class, _ -> Site.open(chromium), Site.class);
    }
}
