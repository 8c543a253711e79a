package lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import lectern.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebinarTest {

    @Test
    void aReaderListensInHerOwnLanguageWhereThereIsAChannelElseToTheOriginal() {
        Webinar webinar = Samples.webinar();
        assertThat(webinar.channelFor(Language.CHINESE)).isEqualTo("zh");
        assertThat(webinar.channelFor(Language.ENGLISH)).isEqualTo("en");
        assertThat(webinar.channelFor(Language.CZECH)).isEqualTo("en");
    }

    @Test
    void itsTimesAreThoseOfItsZone() {
        Webinar webinar = Samples.webinar();

        assertThat(webinar.start()).isEqualTo(Instant.parse("2020-12-03T08:00:00Z"));
        assertThat(webinar.end()).isEqualTo(Instant.parse("2020-12-03T16:30:00Z"));
        assertThat(webinar.startOf(webinar.blocks().get(1)))
                .isEqualTo(Instant.parse("2020-12-03T12:30:00Z"));
        assertThat(webinar.endOf(webinar.blocks().get(0)))
                .isEqualTo(Instant.parse("2020-12-03T11:30:00Z"));
        assertThat(webinar.expiresAt()).isEqualTo(Instant.parse("2021-03-03T16:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-03-29T01:59, 2020-03-29T00:59:00Z",
        "2020-03-29T02:00, 2020-03-29T01:00:00Z",
        "2020-03-29T02:30, 2020-03-29T01:30:00Z",
        "2020-03-29T03:30, 2020-03-29T01:30:00Z",
        "2020-10-25T02:00, 2020-10-25T00:00:00Z",
        "2020-10-25T02:59, 2020-10-25T00:59:00Z",
        "2020-10-25T03:00, 2020-10-25T02:00:00Z"
    })
    void gapsGoForwardAndOverlapsTakeTheEarlierOffset(LocalDateTime local, Instant instant) {
        assertThat(Samples.webinar().instant(local)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-11-19T22:59:59.999Z, NOT_YET",
        "2020-11-19T23:00:00Z, OPEN",
        "2020-12-03T16:29:59.999Z, OPEN",
        "2020-12-03T16:30:00Z, CLOSED",
        "2021-12-03T16:30:00Z, CLOSED"
    })
    void theDoorOpensAndClosesWhenTheOrganiserSaid(Instant now, Webinar.Door door) {
        assertThat(Samples.webinar().door(now)).isEqualTo(door);
    }

    @ParameterizedTest
    @CsvSource({
        "registrationClosesAt, 2020-12-02T12:00, 2020-12-02T11:00:00Z, CLOSED",
        "registrationClosesAt, 2020-12-02T12:00, 2020-12-02T10:59:59Z, OPEN",
        "registrationClosesAt, 2021-12-02T12:00, 2020-12-03T16:30:00Z, CLOSED",
        "registrationOpensAt, '', 2019-01-01T00:00:00Z, OPEN",
        "status, CANCELLED, 2020-11-25T00:00:00Z, CLOSED",
        "status, CANCELLED, 2020-11-01T00:00:00Z, CLOSED"
    })
    void theDoorIsNeverOpenAfterTheEndNorForACancelledWebinar(
            String field, String value, Instant now, Webinar.Door door) {
        assertThat(Samples.webinar(Map.of(field, value)).door(now)).isEqualTo(door);
    }

    @Test
    void oneCanListenInTheWorkingLanguageAndInEachInterpretation() {
        assertThat(Samples.webinar().channels()).containsExactly("en", "zh", "ja", "es");
        assertThat(Samples.webinar(Map.of("workingLanguage", "zh-Hans")).channels())
                .containsExactly("zh", "ja", "es");
        assertThat(Samples.webinar(Map.of("workingLanguage", "fr")).channels())
                .containsExactly("fr", "zh", "ja", "es");
        assertThat(Samples.webinar(Map.of("workingLanguage", "pt-BR")).channels())
                .containsExactly("pt", "zh", "ja", "es");
    }

    @Test
    void theLinkMayBeUnknown() {
        assertThat(Samples.webinarWithoutLink().link()).isEmpty();
        assertThat(Samples.webinar().link())
                .contains(new JoinLink("https://meet.example.org/iuc-city-to-city-4"));
    }
}
