package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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

    @Test
    void aConfirmationLooksASecondFurtherAheadThanADistribution() {
        Pace pace = pace(14, NOW.plusMillis(1_500));
        assertThat(next(pace, Lane.CONFIRMATIONS, 1)).isInstanceOf(Pacing.Take.class);
        assertThat(next(pace, Lane.DISTRIBUTION, 1))
                .isEqualTo(new Pacing.Wait(NOW.plusMillis(500)));
        assertThat(next(pace(14, NOW.plusMillis(2_500)), Lane.CONFIRMATIONS, 1))
                .isEqualTo(new Pacing.Wait(NOW.plusMillis(500)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2, 14, 200})
    void howeverSlowTheRateADistributionLeavesRoomForAConfirmationWithinTwoSeconds(double rate) {
        for (int millis = 0; millis < 3_000; millis += 10) {
            if (next(pace(rate, NOW.plusMillis(millis)), Lane.DISTRIBUTION, 100)
                    instanceof Pacing.Take take) {
                assertThat(Duration.between(NOW, take.free()))
                        .isLessThanOrEqualTo(Pacing.PATIENCE.minus(Pacing.SKEW));
            }
        }
    }

    @Test
    void aSlotThatComesAfterTheLastSendIsNone() {
        Pace pace = pace(14, NOW.plusSeconds(1));
        assertThat(Pacing.next(pace, Lane.DISTRIBUTION, 1, NOW.plusSeconds(1), NOW))
                .isEqualTo(new Pacing.TooLate());
        assertThat(Pacing.next(pace, Lane.DISTRIBUTION, 1, NOW.plusMillis(1_001), NOW))
                .isInstanceOf(Pacing.Take.class);
    }

    @Test
    void whoWouldHaveToWaitLongerWaitsWhileASendMayStillStart() {
        assertThat(next(pace(14, NOW.plusSeconds(30)), Lane.DISTRIBUTION, 1))
                .isEqualTo(new Pacing.Wait(NOW.plusSeconds(29)));
    }

    @Test
    void onlyABucketThatNobodyDrawsFromIsIdle() {
        assertThat(take(pace(14, NOW.minusMillis(1))).idle()).isTrue();
        assertThat(take(pace(14, NOW)).idle()).isTrue();
        assertThat(take(pace(14, NOW.plusMillis(1))).idle()).isFalse();
    }

    @ParameterizedTest(name = "{0} of 1000 sent: {1}, {2}")
    @CsvSource({
        "0, true, true",
        "899, true, true",
        "900, true, false",
        "999, true, false",
        "1000, false, false",
        "2000, false, false"
    })
    void aDistributionLeavesATenthOfTheDayToConfirmations(
            int sent, boolean confirmed, boolean distributed) {
        Pace said = Pace.NEW.asked(new Allowance(14, 1_000, sent), NOW);
        Pace counted = new Pace(NOW, Optional.of(new Allowance(14, 1_000, 0)), NOW, sent, NOW);
        for (Pace pace : List.of(said, counted)) {
            assertThat(next(pace, Lane.CONFIRMATIONS, 9) instanceof Pacing.Take)
                    .isEqualTo(confirmed);
            assertThat(next(pace, Lane.DISTRIBUTION, 9) instanceof Pacing.Take)
                    .isEqualTo(distributed);
        }
    }

    @Test
    void noMoreSlotsAreTakenThanTheDayHasLeft() {
        Pace pace = Pace.NEW.asked(new Allowance(200, 1_000, 898), NOW);
        assertThat(((Pacing.Take) next(pace, Lane.DISTRIBUTION, 40)).slots()).hasSize(2);
        assertThat(next(pace, Lane.CONFIRMATIONS, 40)).isInstanceOf(Pacing.Take.class);
    }

    @Test
    void anAccountWithoutAQuotaHasNoEndOfTheDay() {
        Pace pace = Pace.NEW.asked(new Allowance(14, -1, 1e9), NOW);
        assertThat(next(pace, Lane.DISTRIBUTION, 1)).isInstanceOf(Pacing.Take.class);
    }

    @Test
    void sesIsAskedAtFirstAndAfterAMinute() {
        assertThat(Pacing.isOld(Pace.NEW, NOW)).isTrue();
        Pace asked = Pace.NEW.asked(new Allowance(14, -1, 0), NOW);
        assertThat(Pacing.isOld(asked, NOW.plusMillis(59_999))).isFalse();
        assertThat(Pacing.isOld(asked, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void whatSesNeverSaidIsOneASecond() {
        Pacing.Take take = (Pacing.Take) next(Pace.NEW, Lane.DISTRIBUTION, 40);
        assertThat(take.slots()).containsExactly(NOW);
        assertThat(Duration.between(NOW, take.free())).isGreaterThan(Duration.ofSeconds(1));
    }

    private static Pace pace(double rate, Instant free) {
        return new Pace(free, Optional.of(new Allowance(rate, -1, 0)), NOW, 0, Instant.EPOCH);
    }

    private static Pacing next(Pace pace, Lane lane, int inHand) {
        return Pacing.next(pace, lane, inHand, NOW.plusSeconds(60), NOW);
    }

    private static Pacing.Take take(Pace pace) {
        return (Pacing.Take) next(pace, Lane.DISTRIBUTION, 1);
    }
}
