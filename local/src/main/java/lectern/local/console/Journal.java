package lectern.local.console;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the buttons did, newest first. */
final class Journal {
    private static final int ENTRIES = 8;

    private final Clock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();

    Journal(Clock clock) {
        this.clock = clock;
    }

    /** One sentence, and when by the local clock. */
    record Entry(Instant at, String sentence) {}

    synchronized void add(String sentence) {
        entries.addFirst(new Entry(clock.instant(), sentence));
        if (entries.size() > ENTRIES) {
            entries.removeLast();
        }
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
