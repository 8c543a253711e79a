package lectern.local.function;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;

/**
 * An environment's process: AWS's Runtime Interface Client, until standard input ends. Only the
 * local run holds that pipe open, so this process ends with it, however it ends, and in the midst
 * of an invocation too.
 *
 * <p>The one class of ours on the class path there; it must not need another.
 */
public final class RuntimeMain {
    private RuntimeMain() {}

    /** Argument: the handler. */
    public static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().daemon().name("parent").start(RuntimeMain::endWithParent);
        AWSLambda.main(arguments);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes.
            }
        } catch (IOException _) {
            // The pipe is gone.
        }
        Runtime.getRuntime().halt(1);
    }
}
