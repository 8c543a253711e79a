package lectern.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The pacer's arithmetic: the generic cell rate algorithm (GCRA) with one cell per mail and no
 * credit for idle time. All senders share the moment at which the next slot is free.
 */
final class Pacing {
    /**
     * How much of SES's rate is used: a bucket that refills at exactly our pace would refuse some.
     */
    private static final double SHARE = 0.985;

    private static final double SLOWED = 0.9;
    private static final int MOST_SLOTS = 64;

    private Pacing() {}

    /** The time between two slots at this many mails a second. */
    static Duration interval(double rate, boolean slowed) {
        double used = rate * SHARE * (slowed ? SLOWED : 1);
        return Duration.ofNanos(Math.round(1e9 / used));
    }

    /** How many slots to take at once: a quarter of a second's worth, but no more than mails. */
    static int slots(double rate, int inHand) {
        int most = Math.clamp((long) Math.floor(rate * SHARE / 4), 1, MOST_SLOTS);
        return Math.clamp(inHand, 1, most);
    }

    /** When the first of the next slots is. */
    static Instant first(Instant free, Instant now) {
        return free.isAfter(now) ? free : now;
    }

    /** The slots from {@code first} on, and behind them the moment that is free next. */
    static List<Instant> spaced(Instant first, Duration interval, int slots) {
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i <= slots; i++) {
            // The table keeps microseconds: rounding up keeps the slots apart.
            moments.add(ceiling(first.plus(interval.multipliedBy(i))));
        }
        return List.copyOf(moments);
    }

    private static Instant ceiling(Instant moment) {
        Instant micros = moment.truncatedTo(ChronoUnit.MICROS);
        return micros.equals(moment) ? micros : micros.plus(1, ChronoUnit.MICROS);
    }
}
