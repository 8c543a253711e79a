package lectern.local.function;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** All functions, and the moments when none of them runs: only then may the clock jump. */
public final class Functions {
    private final Map<String, HostedFunction> byName = new HashMap<>();
    private final ReadWriteLock running = new ReentrantReadWriteLock(true);

    public Functions(Collection<HostedFunction> functions) {
        functions.forEach(each -> byName.put(each.name(), each));
    }

    /** Calls the function with an event's bytes and gives what it wrote. */
    public byte[] invoke(String name, byte[] event) throws FunctionFailed {
        HostedFunction function = function(name);
        running.readLock().lock();
        try {
            return function.invoke(event);
        } finally {
            running.readLock().unlock();
        }
    }

    /** All environments there are. */
    public List<HostedFunction.Environment> environments() {
        return byName.values().stream().flatMap(each -> each.environments().stream()).toList();
    }

    /** Ends the environment of this id with SIGKILL; whether there is one to end so. */
    public boolean kill(String environment) {
        return byName.values().stream().anyMatch(each -> each.kill(environment));
    }

    /** From the next event on, other environments for this function. */
    public void host(String name, Hosting hosting) {
        function(name).moveTo(hosting);
    }

    /** Lets the running invocations end, holds back new ones and does this in between. */
    public void whileNoneRuns(Runnable action) {
        running.writeLock().lock();
        try {
            action.run();
        } finally {
            running.writeLock().unlock();
        }
    }

    private HostedFunction function(String name) {
        HostedFunction function = byName.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no such function: " + name);
        }
        return function;
    }
}
