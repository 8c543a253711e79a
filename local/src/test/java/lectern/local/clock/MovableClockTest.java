package lectern.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

final class MovableClockTest {
    private static final Instant START = Instant.parse("2020-11-20T08:00:00Z");
    private static final Instant LATER = Instant.parse("2020-12-03T06:00:00Z");

    @Test
    void itRunsOnFromWhereItWasSet() {
        MovableClock clock = MovableClock.startingAt(START);
        Instant first = clock.instant();
        assertThat(first).isBetween(START, START.plusSeconds(5));
        while (clock.instant().equals(first)) {
            Thread.onSpinWait();
        }
        assertThat(clock.instant()).isAfter(first);
    }

    @Test
    void itIsMovedForwardAndNeverBack() {
        MovableClock clock = MovableClock.startingAt(START);
        clock.moveTo(LATER);
        assertThat(clock.instant()).isBetween(LATER, LATER.plusSeconds(5));
        clock.moveTo(START);
        assertThat(clock.instant()).isAfterOrEqualTo(LATER);
    }

    @Test
    void whoeverHoldsItInAnotherZoneIsMovedAlong() {
        MovableClock clock = MovableClock.startingAt(START);
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.moveTo(LATER);
        assertThat(tokyo.instant()).isCloseTo(clock.instant(), within(5, ChronoUnit.SECONDS));
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void theRealClockIsNotMoved() {
        MovableClock clock = MovableClock.real();
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThatThrownBy(() -> clock.moveTo(LATER)).isInstanceOf(IllegalStateException.class);
    }
}
