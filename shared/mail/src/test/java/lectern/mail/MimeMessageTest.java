package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.registration.MailKind;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MimeMessageTest {
    static Stream<Cases.Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsHeadersTellMachinesThatNobodyWroteIt(Cases.Case each) {
        Received mail = each.received();
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("X-Auto-Response-Suppress")).isEqualTo("OOF, AutoReply");
        assertThat(mail.header("MIME-Version")).isEqualTo("1.0");
        assertThat(mail.header("Content-Language")).isEqualTo(each.registrant().language().tag());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itGoesFromTheOrganiserToOneBareAddress(Cases.Case each) {
        Received mail = each.received();
        assertThat(mail.header("From")).isEqualTo("IUC events <events@example.org>");
        assertThat(mail.header("To")).isEqualTo("somebody@city.example");
        assertThat(mail.header("Reply-To")).isEqualTo("helpdesk@example.org");
        assertThat(each.mail().from().value()).isEqualTo("events@example.org");
        assertThat(each.mail().to().value()).isEqualTo("somebody@city.example");
        assertThat(List.of("Cc", "Bcc", "References", "In-Reply-To", "List-Unsubscribe"))
                .noneMatch(mail::has);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyLineIsAsciiAndShort(Cases.Case each) {
        String mime = new String(each.mail().mime(), StandardCharsets.ISO_8859_1);
        assertThat(mime.chars()).allMatch(c -> c < 0x7f);
        assertThat(mime.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(mime.split("\r\n")).allMatch(line -> line.length() <= 78);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameMailIsTheSameOctets(Cases.Case each) {
        assertThat(each.mail().mime()).isEqualTo(each.mail().mime());
    }

    @Test
    void aMailWithACalendarCarriesItTwice() {
        assertThat(structure(MailKind.CONFIRMATION))
                .containsExactly(
                        "mixed/alternative/ text/plain",
                        "mixed/alternative/ text/html",
                        "mixed/alternative/ text/calendar; method=REQUEST",
                        "mixed/ application/ics; name=invite.ics attachment invite.ics");
    }

    @Test
    void theMorningMailHasNoAttachment() {
        assertThat(structure(MailKind.LINK))
                .containsExactly("alternative/ text/plain", "alternative/ text/html");
    }

    @Test
    void theDateIsNowWithANumericZone() {
        assertThat(received(Samples.webinar(), Language.ENGLISH).header("Date"))
                .isEqualTo("Thu, 26 Nov 2020 10:20:31 +0000");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aSenderAndATitleBeyondAsciiArriveAsTheyWere(Language language) throws Exception {
        String title =
                "\u57ce\u5e02 \ud83c\udf0d\ud83c\udf0d\ud83c\udf0d\ud83c\udf0d \u0159e\u010d";
        Received mail =
                received(
                        Samples.webinar(
                                Map.of(
                                        "title",
                                        Map.of("en", title),
                                        "from",
                                        "M\u011bsta, \u90fd\u5e02 <events@example.org>")),
                        language);
        InternetAddress from = (InternetAddress) mail.message.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("M\u011bsta, \u90fd\u5e02");
        assertThat(from.getAddress()).isEqualTo("events@example.org");
        assertThat(mail.subject()).contains("\ud83c\udf0d").doesNotContain("\ufffd");
    }

    @Test
    void noCharacterOfASubjectIsCutInTwo() {
        for (int length = 1; length <= 18; length++) {
            String title = "a".repeat(length % 3) + "\ud83c\udf0d".repeat(length);
            Webinar webinar = Samples.webinar(Map.of("title", Map.of("en", title)));
            assertThat(received(webinar, Language.ENGLISH).subject())
                    .isEqualTo("Registered: " + title + ", Thu 3 Dec");
        }
    }

    @Test
    void aTitleWithLineEndsAddsNoHeader() {
        Webinar webinar =
                Samples.webinar(Map.of("title", Map.of("en", "Title\r\nBcc: all@example.org")));
        Received mail = received(webinar, Language.ENGLISH);
        assertThat(mail.has("Bcc")).isFalse();
        assertThat(mail.subject()).startsWith("Registered: Title Bcc: all@example.org,");
    }

    @Test
    void aLinkMailWithoutALinkCannotBeMade() {
        Webinar webinar = Samples.withoutLink();
        assertThatThrownBy(() ->
                        Samples.received(
                                MailKind.LINK,
                                webinar,
                                Samples.in(Language.ENGLISH, "Europe/Prague").registration(webinar),
                                Samples.LINK_DUE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("iuc-city-to-city-4");
    }

    private static Received received(Webinar webinar, Language language) {
        return Samples.received(
                MailKind.CONFIRMATION,
                webinar,
                Samples.in(language, "Europe/Prague").registration(webinar),
                Samples.BEFORE);
    }

    private static List<String> structure(MailKind kind) {
        return Samples.received(
                        kind,
                        Samples.webinar(),
                        Samples.in(Language.ENGLISH, "Europe/Prague").registration(),
                        Samples.LINK_DUE)
                .leaves()
                .stream()
                .map(leaf ->
                        (leaf.path()
                                        + " "
                                        + leaf.contentType()
                                                .replaceAll(";\\s*charset=UTF-8", "")
                                                .replaceAll(";\\s+", "; ")
                                        + " "
                                        + leaf.disposition())
                                .strip())
                .toList();
    }
}
