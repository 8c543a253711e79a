package lectern.plan;

import static java.time.temporal.ChronoUnit.HOURS;
import static lectern.registration.Webinar.LinkTiming.EVENT_MORNING;
import static lectern.registration.Webinar.LinkTiming.LOCAL_MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lectern.registration.Samples;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinkTimeTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    /** Every hour, and the half hours around which the rules turn. */
    private static final List<LocalTime> STARTS =
            Stream.concat(
                            IntStream.range(0, 24).mapToObj(hour -> LocalTime.of(hour, 0)),
                            Stream.of("00:30", "02:30", "07:30", "07:59", "08:30", "08:59", "23:59")
                                    .map(LocalTime::parse))
                    .toList();

    @ParameterizedTest
    @CsvSource({
        "2020-12-03T09:00, 2020-12-03T07:00",
        "2020-12-03T17:00, 2020-12-03T07:00",
        "2020-12-03T23:59, 2020-12-03T07:00",
        "2020-12-03T08:59, 2020-12-03T06:59",
        "2020-12-03T08:30, 2020-12-03T06:30",
        "2020-12-03T08:00, 2020-12-03T06:00",
        "2020-12-03T07:59, 2020-12-02T18:00",
        "2020-12-03T07:30, 2020-12-02T18:00",
        "2020-12-03T00:00, 2020-12-02T18:00",
        "2021-03-28T09:00, 2021-03-28T07:00",
        "2021-03-28T03:00, 2021-03-27T18:00",
        "2021-10-31T08:30, 2021-10-31T06:30",
        "2021-10-31T02:30, 2021-10-30T18:00",
        "2021-01-01T07:00, 2020-12-31T18:00"
    })
    void theLinkIsDueOnTheMorningOfTheEvent(LocalDateTime startsAt, LocalDateTime due) {
        Webinar webinar = Samples.webinar(startsAt, BRUSSELS, EVENT_MORNING);

        for (String registrant : List.of("Europe/Brussels", "Asia/Tokyo", "America/Los_Angeles")) {
            assertThat(LinkTime.due(webinar, ZoneId.of(registrant)))
                    .isEqualTo(due.atZone(BRUSSELS).toInstant());
        }
        assertThat(LinkTime.earliest(webinar)).isEqualTo(due.atZone(BRUSSELS).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Brussels, 2020-12-03T09:00, 2020-12-03T07:00",
        "Europe/London, 2020-12-03T09:00, 2020-12-02T18:00",
        "Europe/Athens, 2020-12-03T09:00, 2020-12-03T07:00",
        "Asia/Tokyo, 2020-12-03T09:00, 2020-12-03T07:00",
        "Asia/Kolkata, 2020-12-03T09:00, 2020-12-03T07:00",
        "America/New_York, 2020-12-03T09:00, 2020-12-02T18:00",
        "America/Los_Angeles, 2020-12-03T09:00, 2020-12-02T18:00",
        "Pacific/Honolulu, 2020-12-03T09:00, 2020-12-02T07:00",
        "Pacific/Kiritimati, 2020-12-03T09:00, 2020-12-03T07:00",
        "Pacific/Kiritimati, 2020-12-03T11:00, 2020-12-03T18:00",
        "America/New_York, 2020-12-03T15:00, 2020-12-03T07:00",
        "America/New_York, 2020-12-03T14:59, 2020-12-02T18:00"
    })
    void theLinkIsDueOnTheMorningOfTheRegistrant(
            String registrant, LocalDateTime startsAt, LocalDateTime due) {
        ZoneId zone = ZoneId.of(registrant);
        Webinar webinar = Samples.webinar(startsAt, BRUSSELS, LOCAL_MORNING);

        assertThat(LinkTime.due(webinar, zone).atZone(zone).toLocalDateTime()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-12-03T08:45, 2020-12-03T07:45:00Z",
        "2020-12-01T12:00, 2020-12-01T11:00:00Z",
        // In the gap: forward by its length. In the overlap: the earlier offset.
        "2020-03-29T02:30, 2020-03-29T01:30:00Z",
        "2020-10-25T02:30, 2020-10-25T00:30:00Z"
    })
    void theOrganiserOverridesBothRules(String linkDueAt, Instant due) {
        for (String timing : List.of("event-morning", "local-morning")) {
            Webinar webinar = Samples.webinar(Map.of("linkDueAt", linkDueAt, "linkTiming", timing));

            assertThat(LinkTime.due(webinar, ZoneId.of("Asia/Tokyo"))).isEqualTo(due);
            assertThat(LinkTime.earliest(webinar)).isEqualTo(due);
        }
    }

    static Stream<ZoneId> everyZone() {
        return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
    }

    @ParameterizedTest
    @MethodSource("everyZone")
    void inEveryZoneAndOnEveryChangeoverTheEventsMorningIsEarlyEnoughAndNotTooEarly(ZoneId zone) {
        for (LocalDateTime startsAt : starts(zone)) {
            Webinar webinar = Samples.webinar(startsAt, zone, EVENT_MORNING);
            Instant due = LinkTime.due(webinar, zone);
            LocalDateTime local = due.atZone(zone).toLocalDateTime();

            assertThat(due)
                    .as(() -> "start " + startsAt + " in " + zone)
                    .isBeforeOrEqualTo(webinar.start().minus(2, HOURS))
                    .isAfter(webinar.start().minus(24, HOURS))
                    .isEqualTo(LinkTime.earliest(webinar));
            assertThat(local.toLocalTime())
                    .as(() -> "start " + startsAt + " in " + zone)
                    .matches(time ->
                            time.equals(LocalTime.of(18, 0))
                                    || (!time.isBefore(LocalTime.of(6, 0))
                                            && !time.isAfter(LocalTime.of(7, 0))));
        }
    }

    @ParameterizedTest
    @MethodSource("everyZone")
    void inEveryZoneAndOnEveryChangeoverTheRegistrantsMorningIsEarlyEnoughAndAwake(ZoneId zone) {
        for (LocalDateTime startsAt : starts(zone)) {
            // The webinar's own zone does not matter here, only the moment.
            Webinar webinar =
                    Samples.webinar(
                            startsAt.atZone(zone).withZoneSameInstant(BRUSSELS).toLocalDateTime(),
                            BRUSSELS,
                            LOCAL_MORNING);
            Instant due = LinkTime.due(webinar, zone);

            assertThat(due)
                    .as(() -> "start " + startsAt + " in " + zone)
                    .isBeforeOrEqualTo(webinar.start().minus(2, HOURS))
                    .isAfterOrEqualTo(LinkTime.earliest(webinar));
            assertThat(due.atZone(zone).toLocalTime())
                    .as(() -> "start " + startsAt + " in " + zone)
                    .isIn(LocalTime.of(7, 0), LocalTime.of(18, 0));
        }
    }

    @Test
    void aDayThatAZoneLeavesOutIsNoDayBefore() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Instant lastEvening = LocalDateTime.parse("2011-12-29T18:00").atZone(apia).toInstant();

        for (Webinar.LinkTiming timing : Webinar.LinkTiming.values()) {
            Webinar webinar =
                    Samples.webinar(LocalDateTime.parse("2011-12-31T01:00"), apia, timing);

            assertThat(LinkTime.due(webinar, apia)).isEqualTo(lastEvening);
        }
    }

    /** Ordinary days, and those around every changeover that could matter. */
    private static List<LocalDateTime> starts(ZoneId zone) {
        Set<LocalDate> days = new TreeSet<>();
        days.add(LocalDate.parse("2020-02-29"));
        days.add(LocalDate.parse("2020-12-03"));
        Instant from = Instant.parse("1970-01-01T00:00:00Z");
        Instant until = Instant.parse("2030-01-01T00:00:00Z");
        for (ZoneOffsetTransition change = zone.getRules().nextTransition(from);
                change != null && change.getInstant().isBefore(until);
                change = zone.getRules().nextTransition(change.getInstant())) {
            boolean recent = change.getDateTimeAfter().getYear() >= 2020;
            if (recent || change.getDuration().abs().compareTo(Duration.ofHours(2)) > 0) {
                LocalDate day = change.getDateTimeAfter().toLocalDate();
                IntStream.rangeClosed(-2, 2).mapToObj(day::plusDays).forEach(days::add);
            }
        }
        return days.stream().flatMap(day -> STARTS.stream().map(day::atTime)).toList();
    }
}
