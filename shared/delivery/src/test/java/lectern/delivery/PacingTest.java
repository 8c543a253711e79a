package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacingTest {
    private static final Instant NOW = Instant.parse("2020-12-03T06:00:00Z");

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2, 5, 14, 50, 200, 1_000, 10_000})
    void aSecondOfSlotsUsesAlmostAllOfTheRateAndNeverMore(double rate) {
        Duration interval = Pacing.interval(rate, false);
        double used = 1e9 / interval.toNanos();
        assertThat(used).isLessThanOrEqualTo(rate).isGreaterThanOrEqualTo(rate * 0.98);
    }

    @Test
    void afterAThrottleTheIntervalIsATenthLonger() {
        assertThat(Pacing.interval(14, true).toNanos())
                .isCloseTo(
                        Math.round(Pacing.interval(14, false).toNanos() / 0.9),
                        org.assertj.core.data.Offset.offset(2L));
    }

    @ParameterizedTest(name = "{0} a second, {1} in hand: {2} slots at once")
    @CsvSource({
        "1, 10, 1",
        "14, 100, 3",
        "14, 2, 2",
        "14, 0, 1",
        "200, 100, 49",
        "10000, 500, 64",
        "10000, 5, 5"
    })
    void aQuarterOfASecondIsTakenAtOnceButNeverMoreThanThereAreMails(
            double rate, int inHand, int slots) {
        assertThat(Pacing.slots(rate, inHand)).isEqualTo(slots);
    }

    @Test
    void idleTimeGivesNoCredit() {
        assertThat(Pacing.first(NOW.minusSeconds(3_600), NOW)).isEqualTo(NOW);
        assertThat(Pacing.first(NOW.plusMillis(70), NOW)).isEqualTo(NOW.plusMillis(70));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 7, 14, 49, 333, 10_000})
    void slotsAreSpacedByTheIntervalAndTheNextFreeMomentLiesBehindTheLast(double rate) {
        Duration interval = Pacing.interval(rate, false);
        List<Instant> slots = Pacing.spaced(NOW, interval, 5);
        assertThat(slots).hasSize(6).first().isEqualTo(NOW);
        for (int i = 1; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - 1), slots.get(i)))
                    .isGreaterThanOrEqualTo(interval.minusNanos(1_000));
            assertThat(Duration.between(NOW, slots.get(i)))
                    .isGreaterThanOrEqualTo(interval.multipliedBy(i));
            assertThat(slots.get(i)).isEqualTo(slots.get(i).truncatedTo(ChronoUnit.MICROS));
        }
    }
}
