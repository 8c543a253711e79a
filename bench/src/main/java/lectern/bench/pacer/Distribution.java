package lectern.bench.pacer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import lectern.delivery.Crew;
import lectern.delivery.Lane;
import lectern.delivery.Pacer;
import lectern.delivery.Slot;

/** Two ticks that overlap and never run out of mails, beside single confirmations. */
final class Distribution {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration SATURATED = Duration.ofSeconds(30);
    private static final int TICKS = 2;

    private final Bucket bucket;
    private final double rate;
    private final Instant begin = Instant.now();
    private final Instant from = begin.plus(WARM_UP);
    private final Instant until = from.plus(SATURATED);
    private final Queue<Instant> begun = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> waits = new ConcurrentLinkedQueue<>();
    private final AtomicInteger throttled = new AtomicInteger();

    Distribution(Bucket bucket, double rate) {
        this.bucket = bucket;
        this.rate = rate;
    }

    /** Measures; answers a row of the table. */
    String run() throws InterruptedException {
        bucket.rate(rate);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < TICKS; i++) {
            all.add(Thread.ofVirtual().start(this::tick));
        }
        all.add(Thread.ofVirtual().start(this::confirm));
        for (Thread each : all) {
            each.join();
        }
        return row();
    }

    private void tick() {
        Pacer pacer = bucket.pacer(Lane.DISTRIBUTION, rate);
        AtomicInteger inHand = new AtomicInteger();
        try {
            new Crew(crew -> distribute(pacer, inHand, crew)).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void distribute(Pacer pacer, AtomicInteger inHand, Crew crew) {
        while (slot(pacer, inHand) instanceof Slot.Now(var idle)) {
            if (idle) {
                crew.grow();
            }
            send();
        }
    }

    private Slot slot(Pacer pacer, AtomicInteger inHand) {
        inHand.incrementAndGet();
        try {
            return pacer.slot(inHand::get, until);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Slot.TooLate();
        } finally {
            inHand.decrementAndGet();
        }
    }

    /** Each confirmation is an invocation of its own. */
    private void confirm() {
        while (Instant.now().isBefore(until)) {
            Instant asked = Instant.now();
            if (slot(bucket.pacer(Lane.CONFIRMATIONS, rate), new AtomicInteger())
                    instanceof Slot.Now) {
                waits.add(Duration.between(asked, Instant.now()));
                send();
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void send() {
        begun.add(Instant.now());
        if (!bucket.send()) {
            throttled.incrementAndGet();
        }
    }

    private String row() {
        long mails = begun.stream().filter(at -> !at.isBefore(from) && at.isBefore(until)).count();
        double perSecond = mails / (double) SATURATED.toSeconds();
        Duration longest = waits.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        return String.format(
                Locale.ROOT,
                "%10.0f  %13d  %10.1f  %9.1f %%  %9d  %d ms",
                rate,
                mails,
                perSecond,
                100 * perSecond / rate,
                throttled.get(),
                longest.toMillis());
    }
}
