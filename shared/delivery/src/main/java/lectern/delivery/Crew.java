package lectern.delivery;

import java.util.function.Consumer;

/**
 * The workers of one run: a few at first, and one more whenever SES could take more than they
 * bring. So there are as many as rate and time of a call need, and no connection is made for
 * nothing.
 */
public final class Crew {
    private static final int FIRST = 8;

    /** A thousand mails a second of a quarter of a second each. */
    private static final int MOST = 256;

    private final Consumer<Crew> work;
    private int begun;
    private int working;

    /** A crew that has not begun; each worker does this. */
    public Crew(Consumer<Crew> work) {
        this.work = work;
    }

    /** Works until every worker has come to its end. */
    public synchronized void run() throws InterruptedException {
        for (int i = 0; i < FIRST; i++) {
            grow();
        }
        while (working > 0) {
            wait();
        }
    }

    /** One worker more, if that is not too many. */
    public synchronized void grow() {
        if (begun < MOST) {
            begun++;
            working++;
            Thread.ofVirtual().start(this::work);
        }
    }

    private void work() {
        try {
            work.accept(this);
        } finally {
            end();
        }
    }

    private synchronized void end() {
        working--;
        notifyAll();
    }
}
