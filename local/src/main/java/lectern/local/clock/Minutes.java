package lectern.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ticks at every full minute of the local clock, and keeps the clock's file up to date. */
public final class Minutes implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final Clock clock;
    private final Tick tick;
    private final ClockFile file;
    private final long writeMillis;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread ticking;
    private final Thread writing;

    private Minutes(Clock clock, Tick tick, ClockFile file, Duration write) {
        this.clock = clock;
        this.tick = tick;
        this.file = file;
        this.writeMillis = write.toMillis();
        this.ticking = Thread.ofVirtual().name("minutes").unstarted(this::tickAway);
        this.writing = Thread.ofVirtual().name("clock-file").unstarted(this::writeOn);
    }

    /**
     * Begins.
     *
     * @param write how often the file is written
     */
    public static Minutes start(Clock clock, Tick tick, ClockFile file, Duration write) {
        Minutes minutes = new Minutes(clock, tick, file, write);
        file.write();
        minutes.ticking.start();
        minutes.writing.start();
        return minutes;
    }

    @Override
    public void close() {
        closed.countDown();
        file.write();
    }

    private void tickAway() {
        Instant last = minute();
        while (!isClosedWithin(LOOK_MILLIS)) {
            if (minute().isAfter(last)) {
                last = minute();
                tick.run();
            }
        }
    }

    private void writeOn() {
        while (!isClosedWithin(writeMillis)) {
            file.write();
        }
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    private boolean isClosedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
