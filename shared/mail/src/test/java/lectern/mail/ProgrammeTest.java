package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;

class ProgrammeTest {

    @Test
    void whatWasNotChosenSaysSo() {
        assertThat(details(Samples.in(Language.ENGLISH, "Europe/Prague").choosing("morning")))
                .containsExactly(
                        "Thursday 3 December, 09:00 to 12:30",
                        "Thursday 3 December, 13:30 to 17:30 (you did not choose this part)",
                        "Listening language: English (original)");
    }

    @Test
    void theNightOfALaterBlockIsNamedOnlyWhereItIsNews() {
        assertThat(details(Samples.in(Language.ENGLISH, "Pacific/Honolulu")))
                .containsExactly(
                        "Wednesday 2 December, 22:00 to Thursday 3 December, 01:30",
                        "Thursday 3 December, 02:30 to 06:30,"
                                + " in the night from Wednesday to Thursday",
                        "Listening language: English (original)");
        assertThat(details(Samples.in(Language.ENGLISH, "America/Los_Angeles")))
                .contains("Thursday 3 December, 04:30 to 08:30");
    }

    @Test
    void blocksOnTheDayTheClocksChangeHaveTheirRightTimes() {
        // Brussels goes back at 03:00, New York only a week later.
        Webinar webinar = onTheDay("2020-10-25");
        assertThat(details(Samples.in(Language.ENGLISH, "Europe/Brussels"), webinar))
                .containsExactly(
                        "Sunday 25 October, 01:30 to 02:30", "Sunday 25 October, 04:00 to 06:00");
        assertThat(details(Samples.in(Language.ENGLISH, "America/New_York"), webinar))
                .containsExactly(
                        "Saturday 24 October, 19:30 to 20:30",
                        "Saturday 24 October, 23:00 to Sunday 25 October, 01:00");
        // And forward at 02:00: 02:30 does not exist and is 03:30.
        assertThat(details(Samples.in(Language.ENGLISH, "Asia/Tokyo"), onTheDay("2021-03-28")))
                .containsExactly(
                        "Sunday 28 March, 09:30 to 10:30", "Sunday 28 March, 11:00 to 13:00");
    }

    @Test
    void aWebinarWithoutBlocksOrInterpretationHasNoProgramme() {
        Webinar webinar = Samples.webinar(Map.of("blocks", List.of(), "interpretation", List.of()));
        assertThat(parts(Samples.in(Language.ENGLISH, "Europe/Prague"), webinar)).isEmpty();
    }

    @Test
    void theListeningLanguageIsNamedInTheReadersLanguage() {
        assertThat(details(Samples.in(Language.CZECH, "Europe/Prague").listeningIn("ja")))
                .contains("Jazyk poslechu: japon\u0161tina");
    }

    @Test
    void aChannelThatIsNoMoreIsTheOriginal() {
        assertThat(details(Samples.in(Language.ENGLISH, "Europe/Prague").listeningIn("fr")))
                .contains("Listening language: English (original)");
    }

    private static Webinar onTheDay(String date) {
        return Samples.webinar(
                Map.of(
                        "startsAt",
                        date + "T00:30",
                        "endsAt",
                        date + "T06:00",
                        "registrationClosesAt",
                        date + "T06:00",
                        "interpretation",
                        List.of(),
                        "blocks",
                        List.of(block("a", "01:30", "02:30"), block("b", "04:00", "06:00"))));
    }

    private static Map<String, Object> block(String id, String start, String end) {
        return Map.of("id", id, "startsAt", start, "endsAt", end);
    }

    private static List<String> details(Samples.Registrant registrant) {
        return details(registrant, Samples.webinar());
    }

    private static List<String> details(Samples.Registrant registrant, Webinar webinar) {
        return parts(registrant, webinar).stream()
                .flatMap(part ->
                        part instanceof Part.Items items ? items.items().stream() : Stream.empty())
                .map(item -> item.detail().text())
                .toList();
    }

    private static List<Part> parts(Samples.Registrant registrant, Webinar webinar) {
        return new Programme(
                        Wording.of(registrant.language()),
                        TimeBlockTest.occasion(registrant, webinar))
                .blocksAndChoices();
    }
}
