package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lectern.local.aws.FreshTables;
import lectern.registration.Attributes;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The shared item on the real DynamoDB Local. */
class PacerTest {
    private static final Instant NOW = Instant.parse("2020-12-03T06:00:00Z");
    private static final Instant LATE = NOW.plusSeconds(3_600);

    private final FreshTables tables = FreshTables.create();
    private final SettableClock clock = new SettableClock(NOW);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whatSesSaidIsThereForEverySender() {
        Allowance said = new Allowance(1, 200, 7, true);
        PacerItem item = new PacerItem(tables.dynamoDb(), tables.control());
        item.asked(said, NOW);

        assertThat(item.slow(LATE).allowance()).contains(said);
    }

    @Test
    void slotsOfSendersWhoRaceAreDisjointAndSpaced() throws Exception {
        List<Instant> slots = Collections.synchronizedList(new ArrayList<>());
        PacerItem item = new PacerItem(tables.dynamoDb(), tables.control());
        item.asked(new Allowance(200, -1, 0), NOW);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> senders = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                senders.add(() -> takeTen(item, slots));
            }
            for (var each : pool.invokeAll(senders)) {
                each.get();
            }
        }
        assertThat(slots).hasSize(60).doesNotHaveDuplicates();
        Collections.sort(slots);
        for (int i = 1; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - 1), slots.get(i)))
                    .isGreaterThanOrEqualTo(Pacing.interval(200, false).minusNanos(1_000));
        }
    }

    private static Void takeTen(PacerItem item, List<Instant> slots) {
        Pace seen = item.read();
        for (int taken = 0; taken < 10; ) {
            if (Pacing.next(seen, Lane.CONFIRMATIONS, 1, LATE, NOW) instanceof Pacing.Take take) {
                PacerItem.Moved moved = item.take(seen, take);
                seen = moved.pace();
                if (moved.moved()) {
                    slots.addAll(take.slots());
                    taken++;
                }
            }
        }
        return null;
    }

    @Test
    void sesIsAskedOnceAMinuteForAllSenders() throws Exception {
        Pacer one = pacer(this::fast, Lane.CONFIRMATIONS);
        Pacer other = pacer(this::fast, Lane.DISTRIBUTION);
        one.slot(() -> 1, LATE);
        other.slot(() -> 1, LATE);
        one.slot(() -> 1, LATE);
        assertThat(asked).hasValue(1);
        clock.set(NOW.plusSeconds(60));
        one.slot(() -> 1, LATE);
        assertThat(asked).hasValue(2);
        assertThat(item())
                .containsEntry("rateAt", "2020-12-03T06:01:00.000Z")
                .containsKeys("tat", "rate", "dayQuota", "sentInLastDay", "taken");
    }

    @Test
    void whenSesDoesNotSayItsRateTheLastOneHolds() throws Exception {
        pacer(this::fast, Lane.CONFIRMATIONS).slot(() -> 1, LATE);
        clock.set(NOW.plusSeconds(600));
        Pacer pacer = pacer(this::silent, Lane.CONFIRMATIONS);
        pacer.slot(() -> 1, LATE);
        pacer.slot(() -> 1, LATE);
        assertThat(asked).as("not at every slot").hasValue(2);
        assertThat(free()).isBefore(clock.instant().plusMillis(10));
    }

    @Test
    void whenSesNeverSaidItsRateItIsOneASecond() throws Exception {
        pacer(this::silent, Lane.CONFIRMATIONS).slot(() -> 40, LATE);
        assertThat(free()).isBetween(NOW.plusSeconds(1), NOW.plusMillis(1_020));
    }

    @Test
    void aThrottleSlowsAllSendersForHalfAMinute() throws Exception {
        Pacer one = pacer(this::fast, Lane.CONFIRMATIONS);
        Pacer other = pacer(this::fast, Lane.CONFIRMATIONS);
        other.slot(() -> 1, LATE);
        one.slowDown();
        other.slot(() -> 1, LATE);
        Instant before = free();
        other.slot(() -> 1, LATE);
        assertThat(Duration.between(before, free()))
                .isGreaterThanOrEqualTo(Pacing.interval(1_000, true));
        clock.set(NOW.plusSeconds(30));
        other.slot(() -> 1, LATE);
        assertThat(Duration.between(clock.instant(), free()))
                .isLessThan(Pacing.interval(1_000, true));
    }

    @Test
    void theDayEndsForADistributionWhileConfirmationsStillGo() throws Exception {
        Supplier<Allowance> almost = () -> new Allowance(1_000, 200, 180);
        assertThat(pacer(almost, Lane.DISTRIBUTION).slot(() -> 1, LATE))
                .isInstanceOfSatisfying(
                        Slot.OverQuota.class,
                        over -> assertThat(over.reason()).contains("200 mails a day", "reserve"));
        Pacer confirming = pacer(almost, Lane.CONFIRMATIONS);
        for (int i = 0; i < 20; i++) {
            assertThat(confirming.slot(() -> 1, LATE)).isInstanceOf(Slot.Now.class);
        }
        assertThat(confirming.slot(() -> 1, LATE)).isInstanceOf(Slot.OverQuota.class);
    }

    @Test
    void whoComesTooLateGetsNoSlot() throws Exception {
        assertThat(pacer(this::fast, Lane.DISTRIBUTION).slot(() -> 1, NOW))
                .isEqualTo(new Slot.TooLate());
    }

    @Test
    void workersWhoWaitInLineSleepAtTheSameTime() throws Exception {
        Pacer pacer =
                new Pacer(
                        tables.dynamoDb(),
                        tables.control(),
                        Clock.systemUTC(),
                        () -> new Allowance(50, -1, 0),
                        Lane.CONFIRMATIONS);
        AtomicInteger waiting = new AtomicInteger();
        Instant before = Instant.now().plusSeconds(60);
        List<Instant> begun = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Slot>> workers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                workers.add(() -> {
                    waiting.incrementAndGet();
                    try {
                        return pacer.slot(waiting::get, before);
                    } finally {
                        waiting.decrementAndGet();
                        begun.add(Instant.now());
                    }
                });
            }
            for (var each : pool.invokeAll(workers)) {
                assertThat(each.get()).isInstanceOf(Slot.Now.class);
            }
        }
        assertThat(Duration.between(Collections.min(begun), Collections.max(begun)))
                .as("never faster than the rate")
                .isGreaterThan(Pacing.interval(50, false).multipliedBy(9));
        assertThat(item().get("taken")).hasToString("12");
    }

    private Pacer pacer(Supplier<Allowance> ses, Lane lane) {
        return new Pacer(tables.dynamoDb(), tables.control(), clock, ses, lane);
    }

    private Allowance fast() {
        asked.incrementAndGet();
        return new Allowance(1_000, 50_000, 0);
    }

    private Allowance silent() {
        asked.incrementAndGet();
        throw SdkClientException.create("no answer");
    }

    private Instant free() {
        return new PacerItem(tables.dynamoDb(), tables.control()).read().free();
    }

    private Map<String, Object> item() {
        return Attributes.plain(
                tables.dynamoDb()
                        .getItem(get ->
                                get.tableName(tables.control())
                                        .key(Map.of("name", Attributes.s("pacer"))))
                        .item());
    }
}
