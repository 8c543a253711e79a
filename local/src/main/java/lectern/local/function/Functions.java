package lectern.local.function;

import java.util.Collection;
import java.util.HashMap;
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
        HostedFunction function = byName.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no such function: " + name);
        }
        running.readLock().lock();
        try {
            return function.invoke(event);
        } finally {
            running.readLock().unlock();
        }
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
}
