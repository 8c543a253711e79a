package lectern.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be ended when the local run ends: the last that began, first. Once. */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> begun = new ArrayDeque<>();
    private boolean closed;

    /** Takes note of something that began; ends it at once where all is over already. */
    synchronized <T extends AutoCloseable> T with(T something) {
        if (closed) {
            end(something);
            throw new CannotStart("The local run was ended while it started.");
        }
        begun.push(something);
        return something;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!begun.isEmpty()) {
            end(begun.pop());
        }
    }

    // One that does not end well must not keep the others from ending.
    @SuppressWarnings("SystemOut")
    private static void end(AutoCloseable something) {
        try {
            something.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            System.err.println(something.getClass().getSimpleName() + " did not end well: " + e);
        }
    }
}
