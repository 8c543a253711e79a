package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many senders with clocks of their own, in virtual time, on the real decision: nothing here
 * depends on how fast the machine is.
 */
class PacerSimulationTest {
    static Stream<Arguments> rates() {
        return Stream.of(1, 2, 5, 14, 50, 200, 1_000, 10_000)
                .flatMap(
                        rate -> Stream.of(1, 2, 7, 64).map(senders -> Arguments.of(rate, senders)));
    }

    @ParameterizedTest(name = "{0} a second, {1} senders")
    @MethodSource("rates")
    void aFullDistributionUsesTheRateAndIsNeverThrottled(int rate, int senders) {
        PacerSimulation run = new PacerSimulation(rate, senders, false, 1).run(length(rate));
        assertDisjointAndSpaced(run, rate);
        assertUsed(run, rate);
        assertNotThrottled(run, rate);
    }

    @ParameterizedTest(name = "{0} a second, {1} senders")
    @MethodSource("rates")
    void besideItNoConfirmationWaitsMoreThanTwoSecondsForItsSlot(int rate, int senders) {
        PacerSimulation run = new PacerSimulation(rate, senders, true, 2).run(length(rate));
        assertDisjointAndSpaced(run, rate);
        assertUsed(run, rate);
        assertNotThrottled(run, rate);
        assertThat(run.confirmationWaits()).hasSizeGreaterThan(10);
        assertThat(Collections.max(run.confirmationWaits()))
                .isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aBucketThatIsAlmostTheRateWouldThrottleWhoSendsAllAtOnce() {
        PacerSimulation.Bucket bucket = new PacerSimulation.Bucket(14);
        long throttled = Stream.generate(() -> bucket.take(0)).limit(20).filter(t -> !t).count();
        assertThat(throttled).as("the bucket that judges is a real one").isEqualTo(6);
    }

    @Test
    void afterAThrottleEverybodyIsATenthSlowerForHalfAMinute() {
        PacerSimulation run = new PacerSimulation(50, 7, false, 3);
        run.throttleAt(Duration.ofSeconds(10));
        run.run(length(50));
        assertThat(run.between(Duration.ofSeconds(13), Duration.ofSeconds(37)))
                .isBetween((int) (24 * 50 * 0.98 * 0.89), (int) (24 * 50 * 0.985 * 0.91));
        assertThat(run.between(Duration.ofSeconds(43), Duration.ofSeconds(58)))
                .isGreaterThanOrEqualTo((int) (15 * 50 * 0.98));
    }

    private static Duration length(int rate) {
        return Duration.ofSeconds(rate < 1_000 ? 60 : 16);
    }

    private static void assertDisjointAndSpaced(PacerSimulation run, int rate) {
        List<Instant> slots = new ArrayList<>(run.slots());
        Collections.sort(slots);
        Duration interval = Pacing.interval(rate, false);
        for (int i = 1; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - 1), slots.get(i)))
                    .isGreaterThanOrEqualTo(interval.minusNanos(1_000));
        }
    }

    private static void assertUsed(PacerSimulation run, int rate) {
        Duration length = length(rate);
        double most = rate * (length.toSeconds() - 4.0);
        int used = run.between(Duration.ofSeconds(2), length.minusSeconds(2));
        // One mail, and what clocks that differ by 200 ms may push over the edges.
        double edges = 1 + 0.2 * rate;
        assertThat((double) used)
                .as("%s of %s", used, most)
                .isBetween(0.98 * most - 1, 0.985 * most + edges);
    }

    private static void assertNotThrottled(PacerSimulation run, int rate) {
        if (rate >= 2) {
            assertThat(run.throttled()).isZero();
        }
    }
}
