package lectern.local.function;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import lectern.local.CannotStart;

/**
 * One function and its execution environments. As on Lambda an environment serves one event at a
 * time; a second event meanwhile gets a second environment, up to {@link #ENVIRONMENTS}.
 */
public final class HostedFunction implements AutoCloseable {
    /** What a new AWS account has. */
    private static final int ENVIRONMENTS = 10;

    private final FunctionDefinition definition;
    private final Path taskRoot;
    private final ConcurrentLinkedDeque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
    private final Set<ExecutionEnvironment> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore free = new Semaphore(ENVIRONMENTS, true);
    private volatile Hosting hosting;
    private volatile boolean closed;

    private HostedFunction(FunctionDefinition definition, Path taskRoot, Hosting hosting) {
        this.definition = definition;
        this.taskRoot = taskRoot;
        this.hosting = hosting;
    }

    /**
     * Unpacks the zip and starts a first environment, so that what is missing is seen now.
     *
     * @param scratch a folder of ours to unpack it into
     */
    public static HostedFunction start(
            FunctionDefinition definition, Hosting hosting, Path scratch) {
        HostedFunction function =
                new HostedFunction(definition, TaskRoot.unpacked(definition, scratch), hosting);
        function.idle.push(hosting.start(definition, function.taskRoot));
        return function;
    }

    /** An environment as the console shows it; without a process of its own, pid is 0. */
    public record Environment(String function, String id, long pid, boolean busy) {}

    public String name() {
        return definition.name();
    }

    /** Calls the handler with an event's bytes and gives what it wrote. */
    public byte[] invoke(byte[] event) throws FunctionFailed {
        free.acquireUninterruptibly();
        try {
            Hosting current = hosting;
            ExecutionEnvironment warm = idle.poll();
            ExecutionEnvironment environment =
                    warm == null ? current.start(definition, taskRoot) : warm;
            return call(environment, current, event);
        } catch (CannotStart e) {
            throw new FunctionFailed(e.getMessage(), e);
        } finally {
            free.release();
        }
    }

    /** From the next event on, other environments. */
    public void moveTo(Hosting other) {
        if (!hosting.equals(other)) {
            hosting = other;
            endIdle();
        }
    }

    public List<Environment> environments() {
        return Stream.concat(
                        busy.stream().map(each -> shown(each, true)),
                        idle.stream().map(each -> shown(each, false)))
                .toList();
    }

    /** Ends the environment of this id in the midst of what it does; whether there is one. */
    public boolean kill(String id) {
        List<ExecutionEnvironment> found =
                Stream.concat(busy.stream(), idle.stream())
                        .filter(each -> each.id().equals(id))
                        .filter(each -> each.pid().isPresent())
                        .toList();
        found.forEach(ExecutionEnvironment::close);
        return !found.isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        endIdle();
        busy.forEach(ExecutionEnvironment::close);
    }

    private byte[] call(ExecutionEnvironment environment, Hosting hosted, byte[] event)
            throws FunctionFailed {
        busy.add(environment);
        boolean usable = false;
        try {
            byte[] answer = environment.call(event);
            usable = true;
            return answer;
        } finally {
            // The environment of a call that threw or took too long is not used again.
            if (usable && !closed && hosted.equals(hosting)) {
                idle.push(environment);
            } else {
                environment.close();
            }
            busy.remove(environment);
        }
    }

    private void endIdle() {
        for (ExecutionEnvironment each = idle.poll(); each != null; each = idle.poll()) {
            each.close();
        }
    }

    private Environment shown(ExecutionEnvironment environment, boolean isBusy) {
        return new Environment(
                definition.name(), environment.id(), environment.pid().orElse(0), isBusy);
    }
}
