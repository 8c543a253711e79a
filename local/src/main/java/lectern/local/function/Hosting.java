package lectern.local.function;

import java.nio.file.Path;
import java.time.Clock;

/** Where functions run: how their execution environments come about. */
public interface Hosting {
    /**
     * Makes an environment and its handler.
     *
     * @param taskRoot where the function's zip is unpacked
     */
    ExecutionEnvironment start(FunctionDefinition function, Path taskRoot);

    /** In this process, each function over its own jars, with this clock. */
    static Hosting inThisProcess(Clock clock) {
        return new LoadedHosting(clock);
    }

    /**
     * Each environment in a JVM of its own, as on Lambda: AWS's Runtime Interface Client, the flags
     * of Lambda's Java 25, the handler's public constructor.
     *
     * @param scratch a folder of ours
     * @param now the file that holds the local time
     * @param writeNow brings that file up to date
     */
    static Hosting inOwnProcesses(Path scratch, Path now, Runnable writeNow) {
        return ForkedHosting.in(scratch, now, writeNow);
    }
}
