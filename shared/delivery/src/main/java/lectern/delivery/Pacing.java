package lectern.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The pacer's arithmetic: the generic cell rate algorithm (GCRA) with one cell per mail and no
 * credit for idle time. All senders share the moment at which the next slot is free; whoever moves
 * it on owns what lies between.
 */
public sealed interface Pacing {

    /**
     * These slots, if the shared moment is still where it was seen; it is moved to {@code free}.
     *
     * @param idle whether nobody had a slot at this moment or later: SES could take more
     */
    record Take(List<Instant> slots, Instant free, boolean idle) implements Pacing {
        public Take {
            slots = List.copyOf(slots);
        }
    }

    /** Nothing before then; look again. */
    record Wait(Instant until) implements Pacing {}

    /** No slot in time for this invocation. */
    record TooLate() implements Pacing {}

    /** The day's quota, or this lane's part of it, is used up. */
    record OverQuota(long quota) implements Pacing {}

    /** How old SES's answer may get. */
    Duration ASK_AGAIN = Duration.ofMinutes(1);

    /** How long a throttle is remembered. */
    Duration SLOW = Duration.ofSeconds(30);

    /** How long nobody should wait for a confirmation's slot. */
    Duration PATIENCE = Duration.ofSeconds(2);

    /** Two clocks may differ by this much. */
    Duration SKEW = Duration.ofMillis(200);

    /**
     * How much of SES's rate is used: a bucket that refills at exactly our pace would refuse some.
     */
    double SHARE = 0.985;

    double SLOWED = 0.9;
    int MOST_SLOTS = 64;

    /**
     * What to do now.
     *
     * @param inHand how many mails wait for a slot here
     * @param before a slot at this moment or later helps nobody
     */
    static Pacing next(Pace pace, Lane lane, int inHand, Instant before, Instant now) {
        Allowance allowance = pace.allowance().orElse(Allowance.UNKNOWN);
        long left = left(pace, allowance, lane);
        if (left <= 0) {
            return new OverQuota((long) allowance.dayQuota());
        }
        Instant first = first(pace.free(), now);
        if (!first.isBefore(before)) {
            return new TooLate();
        }
        Duration interval = interval(allowance.rate(), now.isBefore(pace.slowUntil()));
        int slots = slots(allowance.rate(), (int) Math.min(left, inHand));
        Instant from = first.minus(lookAhead(lane, interval.multipliedBy(slots)));
        if (from.isAfter(now)) {
            return new Wait(from);
        }
        List<Instant> moments = spaced(first, interval, slots);
        return new Take(moments.subList(0, slots), moments.getLast(), !pace.free().isAfter(now));
    }

    /** Whether SES has to be asked first. */
    static boolean isOld(Pace pace, Instant now) {
        return pace.allowance().isEmpty() || !now.isBefore(pace.askedAt().plus(ASK_AGAIN));
    }

    /**
     * Distribution does not look so far ahead that whoever comes next would wait too long: at one
     * mail a second, one slot more is a second more.
     */
    private static Duration lookAhead(Lane lane, Duration taken) {
        if (lane == Lane.CONFIRMATIONS) {
            return lane.lookAhead();
        }
        Duration most = PATIENCE.minus(SKEW).minus(taken);
        Duration ahead = lane.lookAhead().compareTo(most) < 0 ? lane.lookAhead() : most;
        return ahead.isNegative() ? Duration.ZERO : ahead;
    }

    private static long left(Pace pace, Allowance allowance, Lane lane) {
        return allowance.dayQuota() < 0
                ? Long.MAX_VALUE
                : (long)
                        (allowance.dayQuota()
                                - Math.ceil(allowance.dayQuota() * lane.reserve())
                                - allowance.sentInLastDay()
                                - pace.takenSince());
    }

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
