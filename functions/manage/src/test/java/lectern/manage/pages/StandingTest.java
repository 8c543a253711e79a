package lectern.manage.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lectern.language.Language;
import lectern.manage.Samples;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.Registration;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant DUE = Samples.LINK_DUE;
    private static final Instant END = Instant.parse("2020-12-03T16:30:00Z");

    @Test
    void theLinkIsThereFromTheMomentItIsDue() {
        assertThat(at(DUE.minusMillis(1))).isEqualTo(Standing.LINK_AHEAD);
        assertThat(at(DUE)).isEqualTo(Standing.LINK);
    }

    @Test
    void whoWasMailedTheLinkAQuarterOfAnHourEarlierFindsItHereToo() {
        Registration mailed =
                registration(
                        Registration.Status.REGISTERED,
                        Map.of(
                                MailKind.LINK,
                                new MailRecord(MailStatus.SENT, DUE.minusSeconds(600), "m", 1)));
        assertThat(Standing.of(Samples.webinar(Map.of()), mailed, DUE.minusSeconds(600)))
                .isEqualTo(Standing.LINK);
    }

    @Test
    void aLinkThatTheOrganisersDoNotHaveIsMissing() {
        Map<String, Object> without = new HashMap<>();
        without.put("joinLink", "");
        assertThat(
                        Standing.of(
                                Samples.webinar(without),
                                registration(Registration.Status.REGISTERED, Map.of()),
                                DUE))
                .isEqualTo(Standing.LINK_MISSING);
    }

    @Test
    void theLinkStandsAsLongAsItIsStillMailedAndThenAllIsOver() {
        Instant last = END.plusSeconds(300);
        assertThat(at(last.minusMillis(1))).isEqualTo(Standing.LINK);
        assertThat(at(last)).isEqualTo(Standing.OVER);
    }

    @Test
    void whoDoesNotComeOrWaitsHasNoLink() {
        assertThat(of(Registration.Status.CANCELLED)).isEqualTo(Standing.CANCELLED);
        assertThat(of(Registration.Status.WAITING)).isEqualTo(Standing.WAITING);
    }

    @Test
    void aCancelledWebinarHasNoLinkForAnybody() {
        assertThat(
                        Standing.of(
                                Samples.webinar(Map.of("status", "CANCELLED")),
                                registration(Registration.Status.REGISTERED, Map.of()),
                                DUE))
                .isEqualTo(Standing.WEBINAR_CANCELLED);
    }

    private static Standing at(Instant now) {
        return Standing.of(
                Samples.webinar(Map.of()),
                registration(Registration.Status.REGISTERED, Map.of()),
                now);
    }

    private static Standing of(Registration.Status status) {
        return Standing.of(Samples.webinar(Map.of()), registration(status, Map.of()), DUE);
    }

    private static Registration registration(
            Registration.Status status, Map<MailKind, MailRecord> mails) {
        return Samples.registration(Language.ENGLISH, status, mails, null, "Hanako");
    }
}
