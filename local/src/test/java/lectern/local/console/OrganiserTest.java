package lectern.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OrganiserTest {
    @Test
    void allTimesOfAWebinarMoveTogether() {
        assertThat(
                        Organiser.anHourLater(
                                Map.of(
                                        "startsAt", "2020-12-03T09:00",
                                        "endsAt", "2020-12-03T17:30",
                                        "linkDueAt", "2020-12-03T06:30",
                                        "title", Map.of("en", "x"))))
                .hasValue(
                        Map.of(
                                "startsAt", "2020-12-03T10:00",
                                "endsAt", "2020-12-03T18:30",
                                "linkDueAt", "2020-12-03T07:30"));
    }

    @Test
    void aBlockThatWouldRunPastMidnightDoesNotMove() {
        assertThat(
                        Organiser.anHourLater(
                                Map.of(
                                        "startsAt", "2020-12-03T21:00",
                                        "endsAt", "2020-12-03T23:00",
                                        "blocks",
                                                List.of(
                                                        Map.of(
                                                                "startsAt", "21:00",
                                                                "endsAt", "23:00")))))
                .isEmpty();
    }

    @Test
    void timesThatCannotBeReadDoNotMove() {
        assertThat(Organiser.anHourLater(Map.of("startsAt", "soon", "endsAt", "2020-12-03T23:00")))
                .isEmpty();
        assertThat(Organiser.anHourLater(Map.of())).isEmpty();
    }
}
