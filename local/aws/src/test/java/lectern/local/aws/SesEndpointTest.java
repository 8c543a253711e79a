package lectern.local.aws;

import static java.util.stream.Collectors.toMap;
import static lectern.local.aws.Letters.raw;
import static lectern.local.aws.Letters.rawOf;
import static lectern.local.aws.Letters.simple;
import static lectern.local.aws.Letters.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lectern.local.aws.InboxMail.Attachment;
import lectern.local.aws.SesAccount.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/** The judge is the real client: what it cannot read or takes for something else is wrong. */
class SesEndpointTest {
    private static final Instant NOW = Instant.parse("2020-11-20T08:00:00Z");

    private final Inbox inbox = Inbox.inMemory();
    private final SesEndpoint ses = SesEndpoint.start(0, inbox, Clock.fixed(NOW, ZoneOffset.UTC));
    private final SesV2Client client = Letters.client(ses);

    @AfterEach
    void close() {
        client.close();
        ses.close();
    }

    @Test
    void aRawMailIsReadAsAMailProgramReadsIt() {
        String id = client.sendEmail(raw(request -> request)).messageId();

        InboxMail mail = onlyMail();
        assertThat(mail.id()).isEqualTo(id);
        assertThat(mail.at()).isEqualTo(NOW);
        assertThat(mail.from()).isEqualTo("IUC events <events@example.org>");
        assertThat(mail.to()).containsExactly("ana@example.com");
        assertThat(mail.subject()).isEqualTo("Probíhá");
        assertThat(mail.text()).isEqualTo("Dobrý den\nže ano");
        assertThat(mail.html()).isEqualTo("<p>Dobrý den</p>");
        assertThat(mail.tags()).isEqualTo(Map.of("kind", "confirmation"));
        assertThat(mail.header("content-language")).isEqualTo("cs");
    }

    @Test
    void theCalendarInsideAndBesideTheMailIsOneAttachment() {
        client.sendEmail(raw(request -> request));

        Attachment calendar = only(onlyMail().attachments());
        assertThat(calendar.filename()).isEqualTo("invite.ics");
        assertThat(calendar.contentType()).startsWith("text/calendar");
        assertThat(calendar.content().text()).isEqualTo(Letters.CALENDAR);
    }

    @Test
    void twoDifferentCalendarsAreTwoAttachments() {
        client.sendEmail(
                rawOf(Letters.MIME.replace("VERSION:2.0", "VERSION:2.1"), request -> request));

        assertThat(onlyMail().attachments()).hasSize(2);
    }

    @Test
    void messageIdAndDateAreReplacedAndBccGoesAway() {
        String id = client.sendEmail(raw(request -> request)).messageId();

        InboxMail mail = onlyMail();
        assertThat(mail.header("Message-ID")).isEqualTo("<" + id + "@eu-west-1.amazonses.com>");
        assertThat(mail.header("Date")).isEqualTo("Fri, 20 Nov 2020 08:00:00 +0000");
        assertThat(mail.source().text()).doesNotContain("ours@example.org", "hidden@example.com");
        assertThat(mail.source().text()).contains("Content-Language: cs\r\n");
    }

    @Test
    void aSimpleMailHasItsHeadersAndAttachments() {
        client.sendEmail(
                simple(message ->
                        message.headers(
                                        MessageHeader.builder()
                                                .name("Auto-Submitted")
                                                .value("auto-generated")
                                                .build())
                                .attachments(
                                        software.amazon.awssdk.services.sesv2.model.Attachment
                                                .builder()
                                                .fileName("invite.ics")
                                                .contentType("text/calendar; method=REQUEST")
                                                .rawContent(
                                                        SdkBytes.fromUtf8String(Letters.CALENDAR))
                                                .build())));

        InboxMail mail = onlyMail();
        assertThat(mail.subject()).isEqualTo("Připomínka");
        assertThat(mail.text()).isEqualTo("Dobrý den");
        assertThat(mail.html()).isEqualTo("<p>Dobrý den</p>");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        Attachment calendar = only(mail.attachments());
        assertThat(calendar.filename()).isEqualTo("invite.ics");
        assertThat(calendar.content().text()).isEqualTo(Letters.CALENDAR);
    }

    @Test
    void theAccountHasItsQuotaAndWhatWasSentOfIt() {
        ses.account(SesAccount.ordinary().withSendRate(5).withDayQuota(100));
        client.sendEmail(raw(request -> request.destination(to("a@b.org", "c@d.org"))));

        GetAccountResponse account = client.getAccount(request -> {});

        assertThat(account.sendQuota().maxSendRate()).isEqualTo(5);
        assertThat(account.sendQuota().max24HourSend()).isEqualTo(100);
        assertThat(account.sendQuota().sentLast24Hours()).isEqualTo(2);
        assertThat(account.sendingEnabled()).isTrue();
        assertThat(account.productionAccessEnabled()).isTrue();
    }

    @Test
    void beyondTheRateMailsAreThrottled() {
        ses.account(SesAccount.ordinary().withSendRate(1));
        client.sendEmail(raw(request -> request));

        assertThatThrownBy(
                        () -> {
                            // A second's worth is one; ten in a second cannot all find room.
                            for (int i = 0; i < 10; i++) {
                                client.sendEmail(raw(request -> request));
                            }
                        })
                .isInstanceOfSatisfying(
                        TooManyRequestsException.class,
                        e -> {
                            assertThat(e.statusCode()).isEqualTo(429);
                            assertThat(e.awsErrorDetails().errorMessage())
                                    .isEqualTo("Maximum sending rate exceeded.");
                        });
    }

    @Test
    void theDayQuotaHolds() {
        ses.account(SesAccount.ordinary().withDayQuota(1));
        client.sendEmail(raw(request -> request));

        rejects(raw(request -> request), LimitExceededException.class, "Daily message quota");
    }

    @ParameterizedTest
    @CsvSource({
        "ana, Missing final '@domain'",
        "ana@, Missing domain",
        "@example.com, Missing local name",
        "ana maria@example.com, Local address contains control or whitespace",
        "ana@exam ple.com, Domain contains control or whitespace",
        "ana@example..com, Domain contains dot-dot",
        "aña@example.com, Local address contains illegal character",
        "ana@españa.es, Domain contains illegal character",
        "'a@example.com,b@example.com', Illegal address",
        "'', Invalid email address .",
    })
    void anIllegalAddressIsABadRequest(String address, String message) {
        rejects(
                raw(request -> request.destination(to(address))),
                BadRequestException.class,
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a@b", "ž", "", "a.b", "a/b"})
    void aTagWithAnIllegalCharacterIsABadRequest(String text) {
        rejects(tagged(Map.of("kind", text)), BadRequestException.class, "Invalid tag value");
        rejects(tagged(Map.of(text, "x")), BadRequestException.class, "Invalid tag name");
    }

    @Test
    void aTagMayBe256LongAndNoLonger() {
        client.sendEmail(tagged(Map.of("kind", "x".repeat(256))));

        rejects(
                tagged(Map.of("kind", "x".repeat(257))),
                BadRequestException.class,
                "Invalid tag value");
    }

    @Test
    void thereAreFiftyTagsAtMost() {
        Map<String, String> tags =
                IntStream.range(0, 51).boxed().collect(toMap(i -> "t" + i, i -> "v"));

        rejects(tagged(tags), BadRequestException.class, "Tag count");
    }

    @Test
    void thereAreOneToFiftyRecipients() {
        List<String> many = Collections.nCopies(51, "a@example.com");

        rejects(
                raw(request -> request.destination(to(many.toArray(String[]::new)))),
                BadRequestException.class,
                "Recipient count exceeds 50.");
        rejects(
                rawOf(
                        Letters.MIME.replaceFirst("To: .*\r\nBcc: .*\r\n", ""),
                        request -> request.destination(to())),
                BadRequestException.class,
                "at least one recipient");
    }

    @Test
    void contentSubjectBodyAndSenderMustBeThere() {
        rejects(
                raw(request -> request.content(content -> {})),
                BadRequestException.class,
                "Content must be one of");
        rejects(
                simple(message -> message.subject(builder -> builder.data(null))),
                BadRequestException.class,
                "Subject is missing");
        rejects(
                simple(message -> message.body(Body.builder().build())),
                BadRequestException.class,
                "Body is missing");
        rejects(
                rawOf(Letters.MIME.replaceFirst("From: .*\r\n", ""), request -> request),
                BadRequestException.class,
                "Missing required header 'From'.");
    }

    @Test
    void aMessageOfMoreThanFortyMegabytesIsABadRequest() {
        String line = "x".repeat(76) + "\r\n";

        rejects(
                rawOf(Letters.MIME + line.repeat(31 * 1024 * 1024 / line.length()), r -> r),
                BadRequestException.class,
                "Message length is more than 41943040 bytes");
    }

    @Test
    void anUnknownConfigurationSetIsNotFound() {
        rejects(
                raw(request -> request.configurationSetName("other")),
                NotFoundException.class,
                "Configuration set <other> does not exist.");
    }

    @Test
    void aSenderThatIsNotVerifiedIsRejected() {
        ses.account(SesAccount.ordinary().withVerified(Set.of("example.net")));

        rejects(
                raw(request -> request),
                MessageRejectedException.class,
                "Email address is not verified. The following identities failed the check in"
                        + " region EU-WEST-1: events@example.org");
    }

    @Test
    void theSenderInsideARawMailMustBeVerifiedToo() {
        ses.account(SesAccount.ordinary().withVerified(Set.of("events@example.org")));
        client.sendEmail(raw(request -> request));

        rejects(
                rawOf(
                        Letters.MIME.replace("<events@example.org>", "<other@example.org>"),
                        request -> request),
                MessageRejectedException.class,
                "other@example.org");
    }

    @Test
    void inTheSandboxARecipientMustBeVerifiedOrTheSimulator() {
        ses.account(SesAccount.sandbox(Set.of("example.org")).withSendRate(14));
        client.sendEmail(raw(request -> request.destination(to("bounce@simulator.amazonses.com"))));
        client.sendEmail(raw(request -> request.destination(to("me@mail.example.org"))));

        rejects(
                raw(request -> request),
                MessageRejectedException.class,
                "region EU-WEST-1: ana@example.com");
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = "HEALTHY", mode = EnumSource.Mode.EXCLUDE)
    void anAccountThatMayNotSendIsToldWhy(State state) {
        ses.account(SesAccount.ordinary().withState(state));

        Class<? extends SesV2Exception> expected =
                switch (state) {
                    case PAUSED -> SendingPausedException.class;
                    case SUSPENDED -> AccountSuspendedException.class;
                    case MAIL_FROM_NOT_VERIFIED -> MailFromDomainNotVerifiedException.class;
                    case HEALTHY -> throw new AssertionError();
                };
        rejects(raw(request -> request), expected, "");
    }

    @Test
    void whatFailsBeforeIsNotAcceptedAndWhatFailsAfterIs() {
        assertFault(new Fault.Throttle(), TooManyRequestsException.class, 0);
        assertFault(new Fault.Error500Before(), AwsServiceException.class, 0);
        assertFault(new Fault.ResetBefore(), SdkClientException.class, 0);
        assertFault(new Fault.Error500After(), AwsServiceException.class, 1);
        assertFault(new Fault.ResetAfter(), SdkClientException.class, 2);
    }

    @Test
    void aRefusalIsWhatTheCallerSays() {
        ses.faults(_ -> new Fault.Refuse(403, "AccessDeniedException", "not authorized"));

        assertThatThrownBy(() -> client.sendEmail(raw(request -> request)))
                .isInstanceOfSatisfying(
                        SesV2Exception.class,
                        e -> {
                            assertThat(e.statusCode()).isEqualTo(403);
                            assertThat(e.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDeniedException");
                        });
    }

    @Test
    void aDelayedMailIsAcceptedAtOnceAndAnsweredLater() {
        ses.faults(_ -> new Fault.Delay(Duration.ofMillis(50)));

        long before = System.nanoTime();
        client.sendEmail(raw(request -> request));

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(inbox.mails()).hasSize(1);
    }

    @Test
    void theFaultIsDecidedFromWhatWasAskedFor() {
        ses.faults(request ->
                request.tags().containsValue("link")
                        ? new Fault.Error500Before()
                        : new Fault.None());
        client.sendEmail(tagged(Map.of("kind", "confirmation")));

        assertThatThrownBy(() -> client.sendEmail(tagged(Map.of("kind", "link"))))
                .isInstanceOf(SesV2Exception.class);
    }

    @Test
    void aTakenPortIsNamed() {
        int port = ses.endpoint().getPort();

        assertThatThrownBy(() -> SesEndpoint.start(port, inbox, Clock.systemUTC()))
                .isInstanceOf(PortInUseException.class)
                .hasMessageContaining(port + " is in use");
    }

    private void assertFault(Fault fault, Class<? extends Throwable> expected, int accepted) {
        ses.faults(_ -> fault);
        assertThatThrownBy(() -> client.sendEmail(raw(request -> request))).isInstanceOf(expected);
        assertThat(inbox.mails()).hasSize(accepted);
    }

    private void rejects(
            SendEmailRequest request, Class<? extends SesV2Exception> expected, String message) {
        int before = inbox.mails().size();
        assertThatThrownBy(() -> client.sendEmail(request))
                .isExactlyInstanceOf(expected)
                .hasMessageContaining(message);
        assertThat(inbox.mails()).hasSize(before);
    }

    private static SendEmailRequest tagged(Map<String, String> tags) {
        return raw(request -> request.emailTags(Letters.tags(tags)));
    }

    private InboxMail onlyMail() {
        return only(inbox.mails());
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }
}
