package lectern.local.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import lectern.local.CannotStart;

/**
 * One function and its execution environments. As on Lambda an environment serves one event at a
 * time; a second event meanwhile gets a second environment, up to {@link #ENVIRONMENTS}.
 */
public final class HostedFunction {
    /** What a new AWS account has. */
    private static final int ENVIRONMENTS = 10;

    private final FunctionDefinition definition;
    private final Clock clock;
    private final FunctionClassLoader classes;
    private final ConcurrentLinkedDeque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore free = new Semaphore(ENVIRONMENTS, true);

    private HostedFunction(
            FunctionDefinition definition, Clock clock, FunctionClassLoader classes) {
        this.definition = definition;
        this.clock = clock;
        this.classes = classes;
    }

    /**
     * Loads the zip and starts a first environment, so that what is missing is seen now.
     *
     * @param scratch a folder of ours to unpack it into
     */
    public static HostedFunction start(FunctionDefinition definition, Clock clock, Path scratch) {
        String name = definition.name();
        if (!Files.isRegularFile(definition.zip())) {
            throw new CannotStart(definition.zip() + " is missing; ./mvnw -q -Plocal builds it.");
        }
        try {
            Path taskRoot = Files.createDirectories(scratch.resolve(name).toAbsolutePath());
            HostedFunction function =
                    new HostedFunction(
                            definition,
                            clock,
                            FunctionClassLoader.over(name, definition.zip(), taskRoot));
            function.idle.push(ExecutionEnvironment.start(definition, function.classes, clock));
            return function;
        } catch (IOException e) {
            throw new CannotStart(definition.zip() + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    public String name() {
        return definition.name();
    }

    /** Calls the handler with an event's bytes and gives what it wrote. */
    public byte[] invoke(byte[] event) throws FunctionFailed {
        free.acquireUninterruptibly();
        try {
            ExecutionEnvironment warm = idle.poll();
            ExecutionEnvironment environment =
                    warm == null ? ExecutionEnvironment.start(definition, classes, clock) : warm;
            byte[] answer = environment.call(event);
            // The environment of a call that threw or took too long is not used again.
            idle.push(environment);
            return answer;
        } catch (CannotStart e) {
            throw new FunctionFailed(e.getMessage(), e);
        } finally {
            free.release();
        }
    }
}
