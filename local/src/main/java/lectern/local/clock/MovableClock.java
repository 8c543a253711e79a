package lectern.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs at normal speed, a chosen time ahead of the real one or behind it. */
public final class MovableClock extends Clock {
    private final Clock real;
    private final AtomicReference<Duration> ahead;
    private final ZoneId zone;
    private final boolean movable;

    private MovableClock(
            Clock real, AtomicReference<Duration> ahead, ZoneId zone, boolean movable) {
        this.real = real;
        this.ahead = ahead;
        this.zone = zone;
        this.movable = movable;
    }

    /** A clock that says {@code now}, runs on from there and can be moved. */
    public static MovableClock startingAt(Instant now) {
        Clock real = Clock.systemUTC();
        return new MovableClock(
                real,
                new AtomicReference<>(Duration.between(real.instant(), now)),
                ZoneOffset.UTC,
                true);
    }

    /** The real time, which nobody moves. */
    public static MovableClock real() {
        return new MovableClock(
                Clock.systemUTC(), new AtomicReference<>(Duration.ZERO), ZoneOffset.UTC, false);
    }

    public boolean isMovable() {
        return movable;
    }

    /** Moves forward to {@code now}; stays where that lies behind. */
    public void moveTo(Instant now) {
        if (!movable) {
            throw new IllegalStateException("this is the real clock");
        }
        ahead.accumulateAndGet(
                Duration.between(real.instant(), now),
                (before, wanted) -> wanted.compareTo(before) > 0 ? wanted : before);
    }

    /** What the time here is at that moment of the real time. */
    public Instant at(Instant real) {
        return real.plus(ahead.get());
    }

    @Override
    public Instant instant() {
        return at(real.instant());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(real, ahead, other, movable);
    }
}
