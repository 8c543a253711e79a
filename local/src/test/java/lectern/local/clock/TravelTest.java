package lectern.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TravelTest {
    private static final Instant START = Instant.parse("2020-11-20T08:00:00Z");
    private static final Instant TARGET = Instant.parse("2020-12-03T08:00:00Z");

    private final World world = new World();

    @Test
    void everyDueMomentIsMetInOrderAtTheWholeMinuteAfterIt() {
        world.due("2020-12-03T06:00:00Z", "link");
        world.due("2020-11-25T10:15:20Z", "reminder");
        world.due("2020-11-25T10:15:40Z", "another reminder");
        assertThat(world.travel(TARGET)).isInstanceOf(Travel.Arrival.At.class);
        assertThat(world.done)
                .containsExactly(
                        "reminder at 2020-11-25T10:16",
                        "another reminder at 2020-11-25T10:16",
                        "link at 2020-12-03T06:00");
    }

    @Test
    void whatIsDueInTheLastMinuteIsMetAtTheTarget() {
        world.due("2020-12-03T08:00:10Z", "just before");
        world.due("2020-12-03T08:00:30Z", "just after");
        world.travel(Instant.parse("2020-12-03T08:00:20Z"));
        assertThat(world.done).containsExactly("just before at 2020-12-03T08:00");
        assertThat(world.clock.instant())
                .isCloseTo(Instant.parse("2020-12-03T08:00:20Z"), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void whatFallsDueAsAConsequenceIsMetToo() {
        world.due("2020-11-21T00:00:00Z", "first");
        world.whenDone("first", () -> world.due("2020-11-21T00:02:00Z", "second"));
        world.whenDone("second", () -> world.due("2020-11-21T00:01:00Z", "overdue third"));
        world.travel(TARGET);
        assertThat(world.done)
                .containsExactly(
                        "first at 2020-11-21T00:00",
                        "second at 2020-11-21T00:02",
                        "overdue third at 2020-11-21T00:02");
    }

    @Test
    void itTicksBeforeItMovesSoThatWhatIsDueNowIsNotLate() {
        world.due("2020-11-20T07:59:00Z", "overdue");
        world.travel(TARGET);
        assertThat(world.done).containsExactly("overdue at 2020-11-20T08:00");
    }

    @Test
    void itArrivesAlthoughSomethingStaysDueForEver() {
        world.due("2020-11-21T00:00:00Z", "without a link");
        world.neverDone("without a link");
        world.travel(TARGET);
        assertThat(world.clock.instant()).isAfterOrEqualTo(TARGET);
        assertThat(world.ticks).isLessThan(10);
    }

    @Test
    void itArrivesAlthoughEveryTickWritesWithoutSending() {
        world.restless = true;
        world.due("2020-11-21T00:00:00Z", "refused");
        world.travel(TARGET);
        assertThat(world.clock.instant()).isAfterOrEqualTo(TARGET);
        assertThat(world.ticks).isLessThan(20);
    }

    @Test
    void theClockGoesOnlyForward() {
        assertThat(world.travel(START.minusSeconds(1))).isInstanceOf(Travel.Arrival.Backward.class);
        assertThat(world.ticks).isZero();
        assertThat(world.clock.instant()).isBefore(START.plusSeconds(60));
    }

    @Test
    void theRealClockIsNotMoved() {
        Travel travel =
                new Travel(
                        MovableClock.real(),
                        world::tick,
                        () -> {},
                        _ -> Optional.empty(),
                        Runnable::run);
        assertThat(travel.to(Instant.now().plus(Duration.ofDays(1))))
                .isInstanceOf(Travel.Arrival.RealTime.class);
    }

    @Test
    void hintsAreWorkedOffBeforeTheFirstMoveAndWhereSomethingMoved() {
        world.due("2020-11-21T00:00:00Z", "first");
        world.travel(TARGET);
        assertThat(world.drained).hasSize(2);
        assertThat(world.drained.getFirst()).isBefore(START.plusSeconds(60));
        assertThat(world.drained.getLast())
                .isBetween(
                        Instant.parse("2020-11-21T00:00:00Z"),
                        Instant.parse("2020-11-21T00:01:00Z"));
    }

    @Test
    void twoJourneysAreOneAfterTheOther() throws Exception {
        world.due("2020-11-21T00:00:00Z", "once");
        Thread other = Thread.ofVirtual().start(() -> world.travel(TARGET));
        world.travel(Instant.parse("2020-11-30T00:00:00Z"));
        other.join();
        assertThat(world.done).containsExactly("once at 2020-11-21T00:00");
        assertThat(world.clock.instant()).isAfterOrEqualTo(TARGET);
    }

    /** A table of things that are due, and ticks that do what is due. */
    private static final class World {
        final MovableClock clock = MovableClock.startingAt(START);
        final List<String> done = new ArrayList<>();
        final List<Instant> drained = new ArrayList<>();
        boolean restless;
        int ticks;
        private final TreeMap<String, String> due = new TreeMap<>();
        private final TreeMap<String, Runnable> consequences = new TreeMap<>();
        private final List<String> stuck = new ArrayList<>();

        void due(String at, String what) {
            due.put(at + " " + what, what);
        }

        void whenDone(String what, Runnable consequence) {
            consequences.put(what, consequence);
        }

        void neverDone(String what) {
            stuck.add(what);
        }

        Travel.Arrival travel(Instant target) {
            return new Travel(
                            clock,
                            this::tick,
                            () -> drained.add(clock.instant()),
                            this::next,
                            Runnable::run)
                    .to(target);
        }

        synchronized Tick.Ticked tick() {
            ticks++;
            Instant now = clock.instant();
            List<String> reached =
                    due.keySet().stream()
                            .filter(each -> !at(each).isAfter(now))
                            .filter(each -> !stuck.contains(due.get(each)))
                            .toList();
            for (String each : reached) {
                String what = due.remove(each);
                done.add(what + " at " + now.toString().substring(0, 16));
                consequences.getOrDefault(what, () -> {}).run();
            }
            return new Tick.Ticked(reached.size(), restless ? 1 : 0);
        }

        private synchronized Optional<Instant> next(Instant after) {
            return due.keySet().stream().map(World::at).filter(after::isBefore).findFirst();
        }

        private static Instant at(String key) {
            return Instant.parse(key.substring(0, key.indexOf(' ')));
        }
    }
}
