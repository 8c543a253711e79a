package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lectern.language.Language;
import lectern.registration.Attention;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResendRuleTest {
    private static final Instant REGISTERED = Instant.parse("2020-11-20T08:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2020-11-21T08:00:00Z");

    @Test
    void theConfirmationCountsAsTheFirst() {
        Registration fresh = registration(null, Map.of());
        assertThat(ask(fresh, REGISTERED)).isEmpty();
        assertThat(ask(fresh, REGISTERED.plus(ResendRule.PAUSE).minusMillis(1))).isEmpty();
        assertThat(ask(fresh, REGISTERED.plus(ResendRule.PAUSE))).contains(1);

        Registration late = registration(null, sent(MailKind.CONFIRMATION, NEXT_DAY));
        assertThat(ask(late, NEXT_DAY.plusSeconds(299))).isEmpty();
        assertThat(ask(late, NEXT_DAY.plusSeconds(300))).contains(1);
    }

    @Test
    void aLinkThatJustWentOutKeepsNobodyFromAskingForIt() {
        assertThat(ask(registration(null, sent(MailKind.LINK, NEXT_DAY)), NEXT_DAY)).contains(1);
    }

    @Test
    void oneInFiveMinutes() {
        Registration asked = registration(new Registration.Asked(NEXT_DAY, 1), Map.of());
        assertThat(ask(asked, NEXT_DAY.plusSeconds(299))).isEmpty();
        assertThat(ask(asked, NEXT_DAY.plusSeconds(300))).contains(2);

        Registration mailed =
                registration(
                        new Registration.Asked(NEXT_DAY, 1),
                        sent(MailKind.RESEND, NEXT_DAY.plusSeconds(60)));
        assertThat(ask(mailed, NEXT_DAY.plusSeconds(359))).isEmpty();
        assertThat(ask(mailed, NEXT_DAY.plusSeconds(360))).contains(2);
    }

    @Test
    void sixADay() {
        Registration asked = registration(null, Map.of());
        Instant now = NEXT_DAY;
        for (int times = 1; times <= 6; times++) {
            Optional<Registration.Asked> answer = ResendRule.ask(asked, now);
            assertThat(answer).contains(new Registration.Asked(now, times));
            asked = asked.withAsked(answer.orElseThrow());
            now = now.plus(ResendRule.PAUSE);
        }
        assertThat(ask(asked, now)).isEmpty();
        assertThat(ask(asked, Instant.parse("2020-11-21T23:59:59.999Z"))).isEmpty();
        assertThat(ask(asked, Instant.parse("2020-11-22T00:00:00Z"))).contains(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Attention.class,
            names = {"BOUNCED"},
            mode = EnumSource.Mode.EXCLUDE)
    void nothingMoreGoesToWhoeverNeedsAttention(Attention attention) {
        Registration suppressed = suppressed(null, attention);
        assertThat(ask(suppressed, NEXT_DAY)).isEmpty();
        assertThat(suppressed.withAsked(new Registration.Asked(NEXT_DAY, 1)).attention())
                .isEqualTo(attention);
    }

    @Test
    void theFirstRequestOfADayClearsABounceAndTheSecondDoesNot() {
        Registration bounced = suppressed(null, Attention.BOUNCED);
        assertThat(ask(bounced, NEXT_DAY)).contains(1);
        assertThat(bounced.withAsked(new Registration.Asked(NEXT_DAY, 1)).attention()).isNull();

        Registration again = suppressed(new Registration.Asked(NEXT_DAY, 1), Attention.BOUNCED);
        assertThat(ask(again, NEXT_DAY.plusSeconds(3_600))).isEmpty();
        assertThat(ask(again, Instant.parse("2020-11-22T00:00:00Z"))).contains(1);
    }

    private static Registration suppressed(
            Registration.@Nullable Asked asked, Attention attention) {
        return registration(asked, Map.of()).withOutcome(Map.of(), null, attention);
    }

    @ParameterizedTest
    @EnumSource(
            value = Registration.Status.class,
            names = "REGISTERED",
            mode = EnumSource.Mode.EXCLUDE)
    void nothingGoesToWhoIsNotRegistered(Registration.Status status) {
        assertThat(ask(registration(status, null, Map.of()), NEXT_DAY)).isEmpty();
    }

    private static Optional<Integer> ask(Registration registration, Instant now) {
        return ResendRule.ask(registration, now)
                .map(asked -> {
                    assertThat(asked.at()).isEqualTo(now);
                    return asked.timesThatDay();
                });
    }

    private static Map<MailKind, MailRecord> sent(MailKind kind, Instant at) {
        return Map.of(kind, new MailRecord(MailStatus.SENT, at, "message", 1));
    }

    private static Registration registration(
            Registration.@Nullable Asked asked, Map<MailKind, MailRecord> mails) {
        return registration(Registration.Status.REGISTERED, asked, mails);
    }

    private static Registration registration(
            Registration.Status status,
            Registration.@Nullable Asked asked,
            Map<MailKind, MailRecord> mails) {
        Registration fresh =
                switch (RegistrationForm.parse(
                        Samples.form(), Samples.webinar(), () -> Language.ENGLISH)) {
                    case RegistrationForm.Outcome.Accepted(var registrant) ->
                            registrant.register(Samples.webinar(), REGISTERED);
                    case RegistrationForm.Outcome.Rejected(var problems) ->
                            throw new AssertionError(problems);
                };
        return new Registration(
                fresh.key(),
                fresh.id(),
                fresh.person(),
                fresh.choices(),
                fresh.consent(),
                status,
                REGISTERED,
                REGISTERED,
                asked,
                mails,
                null,
                0,
                null,
                null,
                fresh.expiresAt());
    }
}
