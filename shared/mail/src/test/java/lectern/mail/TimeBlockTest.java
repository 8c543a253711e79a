package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.language.Nights;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeBlockTest {

    @Test
    void theOwnTimeComesFirstThenTheEventsThenUtc() {
        assertThat(sentences(Samples.in(Language.ENGLISH, "Asia/Tokyo")))
                .containsExactly(
                        "Your time: Thursday 3 December 2020, 17:00 to Friday 4 December, 01:30"
                                + " (Tokyo, UTC+09:00)",
                        "Brussels: Thursday 3 December 2020, 09:00 to 17:30 (UTC+01:00)",
                        "UTC: Thursday 3 December 2020, 08:00 to 16:30");
    }

    @Test
    void zonesWithTheSameClockAreSaidOnce() {
        assertThat(sentences(Samples.in(Language.ENGLISH, "Europe/Madrid")))
                .containsExactly(
                        "Your time: Thursday 3 December 2020, 09:00 to 17:30"
                                + " (Madrid, Brussels, UTC+01:00)",
                        "UTC: Thursday 3 December 2020, 08:00 to 16:30");
        assertThat(sentences(Samples.in(Language.ENGLISH, "Europe/Brussels")).getFirst())
                .endsWith("(Brussels, UTC+01:00)");
    }

    @Test
    void utcIsNotSaidAgainToWhoeverHasIt() {
        assertThat(sentences(Samples.in(Language.ENGLISH, "Europe/London")))
                .containsExactly(
                        "Your time: Thursday 3 December 2020, 08:00 to 16:30"
                                + " (London, UTC+00:00)",
                        "Brussels: Thursday 3 December 2020, 09:00 to 17:30 (UTC+01:00)");
        assertThat(sentences(Samples.in(Language.ENGLISH, "UTC")).getFirst())
                .isEqualTo("Your time: Thursday 3 December 2020, 08:00 to 16:30 (UTC+00:00)");
    }

    @Test
    void theWebinarsZoneIsNotCalledYoursWhereNobodySaidSo() {
        assertThat(sentences(Samples.in(Language.ENGLISH, "Europe/Brussels").withGuessedZone()))
                .first()
                .isEqualTo("Brussels: Thursday 3 December 2020, 09:00 to 17:30 (UTC+01:00)");
    }

    @Test
    void theTimeIsThatOfTheChosenBlocks() {
        assertThat(sentences(Samples.in(Language.ENGLISH, "Asia/Tokyo").choosing("afternoon")))
                .first()
                .asString()
                .contains("21:30 to Friday 4 December, 01:30");
        assertThat(sentences(Samples.in(Language.ENGLISH, "Asia/Tokyo").choosing("morning")))
                .first()
                .asString()
                .contains("17:00 to 20:30");
    }

    @Test
    void blocksThatExistNoMoreMeanTheWholeWebinar() {
        assertThat(sentences(Samples.in(Language.ENGLISH, "Europe/Madrid").choosing("evening")))
                .first()
                .asString()
                .contains("09:00 to 17:30");
    }

    @Test
    void aChangeOfTheClocksInBetweenIsSaid() {
        Webinar webinar =
                Samples.webinar(
                        Map.of(
                                "startsAt", "2020-10-25T01:00",
                                "endsAt", "2020-10-25T06:00",
                                "registrationClosesAt", "2020-10-25T06:00",
                                "blocks", List.of()));
        assertThat(sentences(Samples.in(Language.ENGLISH, "America/New_York"), webinar))
                .containsExactly(
                        "Your time: Saturday 24 October 2020, 19:00 to Sunday 25 October, 01:00"
                                + " (New York, UTC\u221204:00)",
                        "Brussels: Sunday 25 October 2020, 01:00 to 06:00"
                                + " (UTC+02:00, UTC+01:00), in the night from Saturday to Sunday",
                        "UTC: Saturday 24 October 2020, 23:00 to Sunday 25 October, 05:00");
    }

    @Test
    void bothYearsAreSaidWhereThereAreTwo() {
        Webinar webinar =
                Samples.webinar(
                        Map.of(
                                "startsAt", "2020-12-31T16:00",
                                "endsAt", "2020-12-31T17:30",
                                "registrationClosesAt", "2020-12-31T17:30",
                                "blocks", List.of()));
        assertThat(sentences(Samples.in(Language.ENGLISH, "Asia/Seoul"), webinar))
                .first()
                .asString()
                .contains("Friday 1 January 2021, 00:00 to 01:30");
        assertThat(sentences(Samples.in(Language.ENGLISH, "Asia/Manila"), webinar))
                .first()
                .asString()
                .contains("Thursday 31 December 2020, 23:00 to Friday 1 January 2021, 00:30");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theNightIsNamedExactlyWhereItBeginsBeforeFive(Language language) {
        Webinar webinar = Samples.webinar();
        Wording wording = Wording.of(language);
        List<String> nights = Stream.of(DayOfWeek.values()).map(Nights.of(language)::to).toList();
        for (String id : zones()) {
            var start = webinar.start().atZone(ZoneId.of(id));
            Part.Time own =
                    new TimeBlock(wording, occasion(Samples.in(language, id), webinar))
                            .event()
                            .own();
            List<String> expected =
                    start.getHour() < 5
                            ? List.of(nights.get(start.getDayOfWeek().getValue() - 1))
                            : List.of();
            assertThat(nights.stream().filter(own.sentence()::contains)).as(id).isEqualTo(expected);
            assertThat(nights.stream().filter(own.where()::contains)).as(id).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyZoneIsSaidWithoutAbbreviation(Language language) {
        Wording wording = Wording.of(language);
        for (String id : zones()) {
            Part.Times times =
                    new TimeBlock(wording, occasion(Samples.in(language, id), Samples.webinar()))
                            .event();
            String where = times.own().where();
            assertThat(where).as(id).contains("UTC").doesNotContain("_", "Etc/", "GMT");
            assertThat(where.replace("UTC", ""))
                    .as(id)
                    .doesNotContainPattern("\\b(EST|MST|HST|CET|EET|WET|MET|PST|CST)");
        }
    }

    /** The JDK's; the calendar library of the tests adds some of its own, without rules. */
    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> Objects.nonNull(ZoneId.of(id).getRules()))
                .toList();
    }

    private static List<String> sentences(Samples.Registrant registrant) {
        return sentences(registrant, Samples.webinar());
    }

    private static List<String> sentences(Samples.Registrant registrant, Webinar webinar) {
        Part.Times times =
                new TimeBlock(Wording.of(registrant.language()), occasion(registrant, webinar))
                        .event();
        return Stream.concat(Stream.of(times.own()), times.others().stream())
                .map(Part.Time::sentence)
                .toList();
    }

    static Occasion occasion(Samples.Registrant registrant, Webinar webinar) {
        Registration registration = registrant.registration(webinar);
        return new Occasion(
                webinar,
                registration,
                Samples.token(registration),
                Samples.BEFORE,
                Samples.PUBLIC_URL);
    }
}
