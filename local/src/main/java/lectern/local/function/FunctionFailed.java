package lectern.local.function;

import org.jspecify.annotations.Nullable;

/** A function threw, or did not end in time: what Lambda calls a function error. */
public final class FunctionFailed extends Exception {
    private static final long serialVersionUID = 1;

    FunctionFailed(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static FunctionFailed tookTooLong(FunctionDefinition function, Throwable cause) {
        return new FunctionFailed(
                "%s took longer than its %d s"
                        .formatted(function.name(), function.timeout().toSeconds()),
                cause);
    }
}
