package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lectern.lambda.Environment;
import lectern.local.aws.Inbox;
import lectern.local.aws.LocalEnvironment;
import lectern.local.aws.SesAccount;
import lectern.local.aws.SesEndpoint;
import lectern.mail.Mail;
import lectern.registration.Claim;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real SES client over real sockets: one request for each mail, whatever happens to it. */
class SenderTest {
    private static final Registration REGISTRATION =
            Samples.registration("hanako@example.com", Samples.LONG_BEFORE);
    private static final Mail MAIL =
            new Mail(
                    new EmailAddress("events@example.org"),
                    REGISTRATION.key().email(),
                    "Subject: Registered\r\n\r\nYou are registered.\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private static final Claim CLAIM =
            new Claim(
                    MailKind.CONFIRMATION, 3, 4, 5, "token", Instant.parse("2020-11-20T09:00:00Z"));

    static Stream<Arguments> turns() {
        return Stream.of(
                Arguments.of(new ScriptedSes.Turn.Accept(), Sent.Accepted.class),
                Arguments.of(new ScriptedSes.Turn.Reset(), Sent.Unknown.class),
                Arguments.of(new ScriptedSes.Turn.Silence(), Sent.Unknown.class),
                Arguments.of(new ScriptedSes.Turn.AcceptBut(500, "{}"), Sent.Unknown.class),
                Arguments.of(new ScriptedSes.Turn.AcceptBut(503, ""), Sent.Unknown.class),
                Arguments.of(new ScriptedSes.Turn.AcceptBut(200, "<html>"), Sent.Unknown.class),
                Arguments.of(new ScriptedSes.Turn.AcceptBut(200, "{}"), Sent.Unknown.class),
                Arguments.of(
                        new ScriptedSes.Turn.Reject(
                                429, "TooManyRequestsException", "Maximum sending rate exceeded."),
                        Sent.NotSent.class),
                Arguments.of(
                        new ScriptedSes.Turn.Reject(500, "InternalFailure", "Internal failure"),
                        Sent.Unknown.class),
                Arguments.of(
                        new ScriptedSes.Turn.Reject(
                                400, "MessageRejected", "Email address is not verified."),
                        Sent.Stop.class),
                Arguments.of(
                        new ScriptedSes.Turn.Reject(
                                400, "AccountSuspendedException", "The account is suspended."),
                        Sent.Stop.class),
                Arguments.of(
                        new ScriptedSes.Turn.Reject(
                                403, "AccessDeniedException", "User is not authorized."),
                        Sent.Stop.class),
                Arguments.of(
                        new ScriptedSes.Turn.Reject(
                                400, "SendingPausedException", "Sending is paused."),
                        Sent.Stop.class),
                Arguments.of(
                        new ScriptedSes.Turn.Reject(
                                404, "NotFoundException", "Configuration set does not exist."),
                        Sent.Stop.class),
                Arguments.of(
                        new ScriptedSes.Turn.Reject(400, "BadRequestException", "Illegal address"),
                        Sent.Refused.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("turns")
    void oneRequestReachesSesWhateverItAnswers(
            ScriptedSes.Turn turn, Class<? extends Sent> outcome) {
        try (ScriptedSes ses = new ScriptedSes(turn)) {
            assertThat(sender(ses.endpoint()).send(MAIL, REGISTRATION, CLAIM))
                    .isInstanceOf(outcome);
            assertThat(ses.requests()).hasSize(1);
        }
    }

    @Test
    void aRefusedConnectionIsCertainlyNotSent() {
        URI gone;
        try (ScriptedSes ses = new ScriptedSes()) {
            gone = ses.endpoint();
        }
        assertThat(sender(gone).send(MAIL, REGISTRATION, CLAIM)).isInstanceOf(Sent.NotSent.class);
    }

    static Stream<ScriptedSes.Turn> idleEnds() {
        return Stream.of(
                new ScriptedSes.Turn.AcceptAndClose(), new ScriptedSes.Turn.AcceptAndCut());
    }

    @ParameterizedTest
    @MethodSource("idleEnds")
    void aConnectionThatTheServerEndedMeanwhileDelaysNoMail(ScriptedSes.Turn end) {
        try (ScriptedSes ses = new ScriptedSes(end)) {
            Sender sender = sender(ses.endpoint());
            assertThat(sender.send(MAIL, REGISTRATION, CLAIM)).isInstanceOf(Sent.Accepted.class);
            assertThat(sender.send(MAIL, REGISTRATION, CLAIM)).isInstanceOf(Sent.Accepted.class);
            assertThat(ses.requests()).hasSize(2);
        }
    }

    @Test
    void everyRequestHasAConnectionOfItsOwn() {
        try (ScriptedSes ses = new ScriptedSes()) {
            sender(ses.endpoint()).send(MAIL, REGISTRATION, CLAIM);
            assertThat(ses.requests().getFirst()).containsIgnoringCase("connection: close");
        }
    }

    @Test
    void theMailGoesToOneBareAddressUnderItsTags() {
        try (ScriptedSes ses = new ScriptedSes()) {
            sender(ses.endpoint()).send(MAIL, REGISTRATION, CLAIM);
            assertThat(ses.requests().getFirst())
                    .startsWith("POST /v2/email/outbound-emails ")
                    .contains(
                            "\"FromEmailAddress\":\"events@example.org\"",
                            "\"ToAddresses\":[\"hanako@example.com\"]",
                            "\"ConfigurationSetName\":\"lectern\"",
                            tag("webinar", Samples.WEBINAR.value()),
                            tag("registration", REGISTRATION.id().value()),
                            tag("kind", "confirmation"),
                            tag("revision", "3"),
                            tag("attempt", "5"));
        }
    }

    private static String tag(String name, String value) {
        return "{\"Name\":\"" + name + "\",\"Value\":\"" + value + "\"}";
    }

    @Test
    void itAsksSesForRateQuotaAndWhetherItIsInTheSandbox() {
        try (SesEndpoint real = SesEndpoint.start(0, Inbox.inMemory(), Clock.systemUTC())) {
            Sender sender = sender(real.endpoint());
            assertThat(sender.allowance()).isEqualTo(new Allowance(14, 50_000, 0));

            real.account(SesAccount.sandbox(Set.of()));
            assertThat(sender.allowance()).isEqualTo(new Allowance(1, 200, 0, true));
        }
    }

    private static Sender sender(URI endpoint) {
        Map<String, String> variables =
                new java.util.HashMap<>(
                        LocalEnvironment.variables(LocalEnvironment.NOWHERE, endpoint));
        variables.put("CONFIGURATION_SET", "lectern");
        return new Sender(Environment.of(variables), Duration.ofMillis(1_500));
    }
}
