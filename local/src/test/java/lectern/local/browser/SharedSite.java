package lectern.local.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all tests one site and one browser, which take seconds to start; JUnit closes them. */
final class SharedSite implements ExecutionCondition, ParameterResolver {

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
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedSite.class))
                .getOrComputeIfAbsent(Site.class, _ -> Site.open(), Site.class);
    }
}
