package lectern.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A full distribution by many senders, alone or beside a stream of single confirmations, in virtual
 * time. Reading the item, moving it on and calling SES take their time; whoever is overtaken tries
 * again; each sender's clock is up to 100 ms wrong.
 */
final class PacerSimulation {
    private static final Instant BEGIN = Instant.parse("2020-12-03T06:00:00Z");
    private static final Instant NEVER = Instant.parse("2030-01-01T00:00:00Z");

    private final double rate;
    private final int senders;
    private final boolean confirming;
    private final Random random;
    private final Bucket bucket;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private final List<Instant> slots = new ArrayList<>();
    private final List<Instant> sent = new ArrayList<>();
    private final List<Duration> confirmationWaits = new ArrayList<>();
    private Pace pace;
    private Instant now = BEGIN;
    private long number;
    private int throttled;

    PacerSimulation(double rate, int senders, boolean confirming, long seed) {
        this.rate = rate;
        this.senders = senders;
        this.confirming = confirming;
        this.random = new Random(seed);
        this.bucket = new Bucket(rate);
        this.pace = Pace.NEW.asked(new Allowance(rate, -1, 0), BEGIN);
    }

    private record Event(Instant at, long number, Runnable what) {}

    /** SES's bucket, by true time in seconds: one second's worth at most. */
    static final class Bucket {
        private final double rate;
        private double tokens;
        private double since;

        Bucket(double rate) {
            this.rate = rate;
            this.tokens = Math.max(1, rate);
        }

        boolean take(double at) {
            tokens = Math.min(Math.max(1, rate), tokens + (at - since) * rate);
            since = at;
            if (tokens < 1) {
                return false;
            }
            tokens -= 1;
            return true;
        }
    }

    /** One invocation: enough workers to never be short of mails, and a clock of its own. */
    private final class Sender {
        private final Lane lane;
        private final Duration skew = Duration.ofMillis(random.nextInt(201) - 100);
        private Pace seen = pace;

        Sender(Lane lane) {
            this.lane = lane;
        }

        Instant clock() {
            return now.plus(skew);
        }

        /** As {@link Pacer} does, for all who wait in line. */
        void takeSome(int inHand, Consumer<Pacing.Take> whenTaken) {
            Pacing next = Pacing.next(seen, lane, inHand, NEVER, clock());
            switch (next) {
                case Pacing.Take take ->
                        in(
                                write(),
                                () -> {
                                    boolean moved = pace.free().equals(seen.free());
                                    if (moved) {
                                        pace = pace.taken(take);
                                    }
                                    seen = pace;
                                    if (moved) {
                                        slots.addAll(take.slots());
                                        take.slots().forEach(this::sendAt);
                                        whenTaken.accept(take);
                                    } else {
                                        takeSome(inHand, whenTaken);
                                    }
                                });
                case Pacing.Wait(var until) ->
                        in(Duration.between(clock(), until), () -> takeSome(inHand, whenTaken));
                case Pacing.TooLate(), Pacing.OverQuota _ ->
                        throw new IllegalStateException(next.toString());
            }
        }

        /** At the slot by the sender's own clock, or as soon as the slot is known. */
        private void sendAt(Instant slot) {
            Duration wait = Duration.between(clock(), slot);
            in(wait.isNegative() ? Duration.ZERO : wait, PacerSimulation.this::send);
        }
    }

    PacerSimulation run(Duration length) {
        for (int i = 0; i < senders; i++) {
            Sender sender = new Sender(Lane.DISTRIBUTION);
            in(Duration.ofMillis(random.nextInt(300)), () -> distribute(sender));
        }
        if (confirming) {
            in(Duration.ofSeconds(3), this::confirm);
        }
        Instant end = BEGIN.plus(length);
        while (!events.isEmpty() && events.peek().at().isBefore(end)) {
            Event event = events.remove();
            now = event.at();
            event.what().run();
        }
        return this;
    }

    private void distribute(Sender sender) {
        sender.takeSome(1_000, _ -> distribute(sender));
    }

    /** Somebody registers now and then: one after the other at most every three intervals. */
    private void confirm() {
        Instant asked = now;
        Sender sender = new Sender(Lane.CONFIRMATIONS);
        in(
                write(),
                () ->
                        sender.takeSome(
                                1,
                                take -> {
                                    Instant slot = take.slots().getFirst().minus(sender.skew);
                                    Instant begins = slot.isAfter(now) ? slot : now;
                                    confirmationWaits.add(Duration.between(asked, begins));
                                }));
        double pause = Math.max(3 / rate, 0.05) * (1 + random.nextDouble());
        in(Duration.ofNanos((long) (pause * 1e9)), this::confirm);
    }

    void throttleAt(Duration after) {
        in(after, () -> pace = slowed(pace));
    }

    private Pace slowed(Pace before) {
        return new Pace(
                before.free(),
                before.allowance(),
                before.askedAt(),
                before.takenSince(),
                now.plus(Pacing.SLOW));
    }

    private void send() {
        sent.add(now);
        if (!bucket.take(Duration.between(BEGIN, now).toNanos() / 1e9)) {
            throttled++;
        }
    }

    /** Two to six milliseconds, as DynamoDB takes. */
    private Duration write() {
        return Duration.ofNanos(2_000_000L + random.nextInt(4_000_000));
    }

    private void in(Duration wait, Runnable what) {
        events.add(new Event(now.plus(wait), number++, what));
    }

    List<Instant> slots() {
        return slots;
    }

    List<Duration> confirmationWaits() {
        return confirmationWaits;
    }

    int throttled() {
        return throttled;
    }

    /** How many mails began in that part of the run. */
    int between(Duration from, Duration to) {
        return (int)
                sent.stream()
                        .filter(at -> !at.isBefore(BEGIN.plus(from)) && at.isBefore(BEGIN.plus(to)))
                        .count();
    }
}
