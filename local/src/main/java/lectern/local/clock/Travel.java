package lectern.local.clock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way forward in time: through every moment at which something is due, in order, ticking at
 * each as the minutes in between would have.
 *
 * <p>Always arrives. What stays due for ever (a webinar without a link, an SES that refuses) is met
 * once at each stop and left.
 */
public final class Travel {
    /** Ticks in a row that send nothing and still write, after which one stop is left. */
    private static final int FRUITLESS_TICKS = 5;

    private final MovableClock clock;
    private final Tick tick;
    private final Hints hints;
    private final Agenda agenda;
    private final Consumer<Runnable> whileNothingRuns;

    /**
     * @param whileNothingRuns lets running invocations end and does this before the next one
     */
    public Travel(
            MovableClock clock,
            Tick tick,
            Hints hints,
            Agenda agenda,
            Consumer<Runnable> whileNothingRuns) {
        this.clock = clock;
        this.tick = tick;
        this.hints = hints;
        this.agenda = agenda;
        this.whileNothingRuns = whileNothingRuns;
    }

    /** How a journey ended. */
    public sealed interface Arrival {
        /** The clock has been moved, and nothing is due any more. */
        record At(Instant now) implements Arrival {}

        /** The clock is past that already. */
        record Backward(Instant now) implements Arrival {}

        /** This is the real clock. */
        record RealTime(Instant now) implements Arrival {}
    }

    /** Moves to the target; one journey at a time. */
    public synchronized Arrival to(Instant target) {
        if (!clock.isMovable()) {
            return new Arrival.RealTime(clock.instant());
        }
        if (target.isBefore(clock.instant())) {
            return new Arrival.Backward(clock.instant());
        }
        hints.drain();
        Instant looked = settle();
        for (Optional<Instant> stop = stopAfter(looked, target);
                stop.isPresent();
                stop = stopAfter(looked, target)) {
            move(stop.get());
            looked = settle();
        }
        move(target);
        settle();
        return new Arrival.At(clock.instant());
    }

    /** The whole minute that meets what is due next, where the target lies behind it. */
    private Optional<Instant> stopAfter(Instant looked, Instant target) {
        return agenda.nextAfter(looked)
                .map(Travel::minuteFrom)
                .filter(minute -> minute.isBefore(target));
    }

    private static Instant minuteFrom(Instant moment) {
        Instant minute = moment.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(moment) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }

    private void move(Instant target) {
        whileNothingRuns.accept(() -> clock.moveTo(target));
    }

    /**
     * Ticks until nothing moves.
     *
     * @return when the last tick began: what falls due after that has not been looked at
     */
    private Instant settle() {
        boolean moved = false;
        int fruitless = 0;
        while (true) {
            Instant began = clock.instant();
            Tick.Ticked ticked = tick.run();
            moved |= ticked.moved();
            fruitless = ticked.sent() > 0 ? 0 : fruitless + 1;
            if (!ticked.moved() || fruitless == FRUITLESS_TICKS) {
                if (moved) {
                    hints.drain();
                }
                if (!moved || fruitless == FRUITLESS_TICKS) {
                    return began;
                }
                // What a hint led to is looked at once more.
                moved = false;
            }
        }
    }
}
