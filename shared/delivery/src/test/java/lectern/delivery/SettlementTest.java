package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import lectern.plan.Plan;
import lectern.registration.Attention;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettlementTest {
    private static final Instant NOW = Samples.LONG_BEFORE.plusSeconds(1);
    private final Webinar webinar = Samples.webinar();

    @Test
    void anAcceptedConfirmationIsSentAndTheLinkIsNext() {
        Registration after = settled(new Sent.Accepted("m-1"), claim(MailKind.CONFIRMATION));

        assertThat(after.mail(MailKind.CONFIRMATION))
                .contains(new MailRecord(MailStatus.SENT, NOW, "m-1", 1));
        assertThat(after.claim()).isNull();
        assertThat(after.nextMail()).isEqualTo(new NextMail(MailKind.LINK, Samples.LINK_DUE));
    }

    @Test
    void anAcceptedLinkToALateRegistrantSettlesTheConfirmationToo() {
        Registration after = settled(new Sent.Accepted("m-2"), claim(MailKind.LINK));

        MailRecord record = new MailRecord(MailStatus.SENT, NOW, "m-2", 1);
        assertThat(after.mails())
                .isEqualTo(Map.of(MailKind.LINK, record, MailKind.CONFIRMATION, record));
        assertThat(after.nextMail()).isNull();
    }

    @Test
    void aRefusedAddressNeedsAttentionAndGetsNothingMore() {
        Registration after = settled(new Sent.Refused("illegal"), claim(MailKind.CONFIRMATION));

        assertThat(after.attention()).isEqualTo(Attention.REFUSED);
        assertThat(after.mail(MailKind.CONFIRMATION).orElseThrow().status())
                .isEqualTo(MailStatus.REFUSED);
        assertThat(after.nextMail()).isNull();
        assertThat(after.claim()).isNull();
    }

    static java.util.stream.Stream<Sent> certainlyNotSent() {
        return java.util.stream.Stream.of(
                new Sent.NotSent("throttled", true),
                new Sent.Rejected("content"),
                new Sent.Stop("paused"));
    }

    @ParameterizedTest
    @MethodSource("certainlyNotSent")
    void whatCertainlyWasNotSentIsDueAsBefore(Sent outcome) {
        Registration before = claimed(claim(MailKind.CONFIRMATION));
        Registration after =
                Settlement.settled(outcome, claim(MailKind.CONFIRMATION), webinar, before, NOW);

        assertThat(after.claim()).isNull();
        assertThat(after.nextMail()).isEqualTo(before.nextMail());
        assertThat(after.mails()).isEmpty();
        assertThat(after.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("everyOutcome")
    void aComplaintThatCameWhileTheMailWasInHandStays(Sent outcome) {
        Registration claimed = claimed(claim(MailKind.CONFIRMATION));
        Registration complained =
                claimed.withOutcome(claimed.mails(), claimed.claim(), Attention.COMPLAINED);
        assertThat(
                        Settlement.settled(
                                        outcome,
                                        claim(MailKind.CONFIRMATION),
                                        webinar,
                                        complained,
                                        NOW)
                                .attention())
                .isEqualTo(Attention.COMPLAINED);
    }

    static java.util.stream.Stream<Sent> everyOutcome() {
        return java.util.stream.Stream.concat(
                certainlyNotSent(),
                java.util.stream.Stream.of(
                        new Sent.Accepted("m"), new Sent.Refused("r"), new Sent.Unknown("u")));
    }

    @Test
    void anUnknownOutcomeKeepsTheClaimAndWaitsForTheEndOfTheGrace() {
        Claim claim = claim(MailKind.CONFIRMATION);
        Registration after = settled(new Sent.Unknown("time-out"), claim);

        assertThat(after.claim()).isEqualTo(claim);
        assertThat(after.nextMail())
                .isEqualTo(
                        new NextMail(
                                MailKind.CONFIRMATION,
                                claim.leaseUntil().plus(Duration.ofMinutes(15))));
        assertThat(Plan.plan(webinar, after, claim.leaseUntil().plusSeconds(1)))
                .isInstanceOf(Plan.Doubt.class);
    }

    @Test
    void whatIsGivenUpKeepsItsClaimForEvidenceAndNeedsAttention() {
        Registration after =
                Settlement.givenUp(webinar, claimed(claim(MailKind.CONFIRMATION)), NOW);

        assertThat(after.attention()).isEqualTo(Attention.DOUBT);
        assertThat(after.claim()).isNotNull();
        assertThat(after.nextMail()).isNull();
    }

    private Registration settled(Sent outcome, Claim claim) {
        return Settlement.settled(outcome, claim, webinar, claimed(claim), NOW);
    }

    private static Claim claim(MailKind kind) {
        return new Claim(kind, 1, 1, 1, "token", NOW.plusSeconds(65));
    }

    private static Registration claimed(Claim claim) {
        Registration bare = Samples.registration("a@example.com", Samples.LONG_BEFORE);
        return new Registration(
                bare.key(),
                bare.id(),
                bare.person(),
                bare.choices(),
                bare.consent(),
                bare.status(),
                bare.registeredAt(),
                bare.changedAt(),
                null,
                bare.mails(),
                bare.nextMail(),
                1,
                claim,
                null,
                bare.expiresAt());
    }
}
