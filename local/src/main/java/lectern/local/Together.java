package lectern.local;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Things that start at the same time; the start is fast that way, and refuses all the same. */
final class Together {
    private Together() {}

    /** Something under way. */
    interface Begun<T> {
        /** Waits for it; what it threw is thrown here. */
        T get();
    }

    static <T> Begun<T> begin(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        Thread.ofVirtual().start(future);
        return () -> get(future);
    }

    private static <T> T get(FutureTask<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The local run was interrupted while it started.", e);
        }
    }
}
