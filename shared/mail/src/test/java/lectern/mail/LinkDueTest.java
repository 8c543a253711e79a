package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import lectern.language.Language;
import lectern.registration.MailKind;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkDueTest {
    private static final String DUE =
            """
            Your time: Wednesday 2 December, 22:00 (Los Angeles, UTC\u221208:00)
            Brussels: Thursday 3 December, 07:00 (UTC+01:00)
            UTC: Thursday 3 December, 06:00
            """;

    @Test
    void itIsSaidInBothZonesAndInUtcAndFromWhom() {
        assertThat(confirmation(Samples.webinar(), Samples.BEFORE))
                .contains("When your link comes\n" + DUE)
                .contains("It comes to this address from events@example.org.");
    }

    @Test
    void aTimeThatHasPassedIsNotPromised() {
        Instant justBefore = Samples.LINK_DUE.minusMillis(1);
        assertThat(confirmation(Samples.withoutLink(), justBefore)).contains(DUE);
        assertThat(confirmation(Samples.withoutLink(), Samples.LINK_DUE))
                .doesNotContain(DUE)
                .contains("as soon as the organisers have it, at the latest before the start");
        assertThat(confirmation(Samples.withoutLink(), Samples.webinar().start()))
                .contains("The event has begun")
                .doesNotContain("at the latest");
    }

    @Test
    void anOverrideByTheOrganiserIsWhatIsPromised() {
        assertThat(
                        confirmation(
                                Samples.webinar(Map.of("linkDueAt", "2020-12-02T12:00")),
                                Samples.BEFORE))
                .contains("Brussels: Wednesday 2 December, 12:00");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aResendBringsTheLinkFromAQuarterOfAnHourBeforeOn(Language language) {
        Instant soon = Samples.LINK_DUE.minus(Duration.ofMinutes(15));
        assertThat(resend(language, soon.minusMillis(1))).doesNotContain("meet.example.org");
        assertThat(resend(language, soon)).contains("\nhttps://meet.example.org/");
    }

    @Test
    void aResendWithoutALinkToBringPromisesIt() {
        Webinar webinar = Samples.withoutLink();
        assertThat(
                        Samples.received(
                                        MailKind.RESEND,
                                        webinar,
                                        Samples.in(Language.ENGLISH, "Asia/Kolkata")
                                                .registration(webinar),
                                        Samples.LATE)
                                .text())
                .contains("as soon as the organisers have it")
                .contains("This address is registered once");
    }

    private static String resend(Language language, Instant now) {
        return Samples.received(
                        MailKind.RESEND,
                        Samples.webinar(),
                        Samples.in(language, "Asia/Kolkata").registration(),
                        now)
                .text();
    }

    private static String confirmation(Webinar webinar, Instant now) {
        return Samples.received(
                        MailKind.CONFIRMATION,
                        webinar,
                        Samples.in(Language.ENGLISH, "America/Los_Angeles").registration(webinar),
                        now)
                .text()
                .replaceAll("(?<=[^\\n])\\n(?=(the|at|organisers|latest|soon|as|have|it)\\b)", " ");
    }
}
