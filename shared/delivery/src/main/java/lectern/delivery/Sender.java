package lectern.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.mail.Mail;
import lectern.registration.Claim;
import lectern.registration.Registration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.RawMessage;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/**
 * One {@code SendEmail}, one request on the wire, one connection.
 *
 * <p>SES has no idempotency token, so nothing repeats a request: not the SDK, and not the HTTP
 * client below it, which never repeats a body that it streams. Each request has a connection of its
 * own: one gone stale while the function was frozen would be an unknown outcome.
 */
public final class Sender {
    /** How long one call may take: connecting, sending and waiting for the answer. */
    static final Duration CALL = Duration.ofSeconds(10);

    private static final Duration ASKING = Duration.ofSeconds(2);

    private final SesV2Client ses;
    private final String configurationSet;

    public Sender(Environment environment) {
        this(environment, CALL);
    }

    Sender(Environment environment, Duration call) {
        this.configurationSet = environment.required("CONFIGURATION_SET");
        this.ses =
                AwsClients.configured(SesV2Client.builder(), environment, "SESV2")
                        .httpClient(
                                new OwnConnection(
                                        UrlConnectionHttpClient.builder()
                                                .connectionTimeout(Duration.ofSeconds(3))
                                                .socketTimeout(call)
                                                .build()))
                        .overrideConfiguration(override ->
                                override.retryStrategy(AwsRetryStrategy.doNotRetry())
                                        .apiCallTimeout(call)
                                        .headers(Map.of("Connection", List.of("close"))))
                        .build();
    }

    /** Sends the mail under the claim and says what became of it. Never throws for SES's sake. */
    Sent send(Mail mail, Registration registration, Claim claim) {
        try {
            SendEmailResponse answer = ses.sendEmail(request(mail, registration, claim));
            return answer.messageId() == null || answer.messageId().isBlank()
                    ? new Sent.Unknown("an answer without a message id")
                    : new Sent.Accepted(answer.messageId());
        } catch (RuntimeException exception) {
            return SesAnswer.toException(exception);
        }
    }

    private SendEmailRequest request(Mail mail, Registration registration, Claim claim) {
        RawMessage raw = RawMessage.builder().data(SdkBytes.fromByteArray(mail.mime())).build();
        return SendEmailRequest.builder()
                .fromEmailAddress(mail.from().value())
                .destination(to -> to.toAddresses(mail.to().value()))
                .content(content -> content.raw(raw))
                .configurationSetName(configurationSet)
                .emailTags(tags(registration, claim))
                .build();
    }

    /** What SES lets this account send now; all mails wait for it, so it is not waited for long. */
    Allowance allowance() {
        GetAccountResponse account =
                ses.getAccount(get ->
                        get.overrideConfiguration(override -> override.apiCallTimeout(ASKING)));
        SendQuota quota = account.sendQuota();
        return new Allowance(
                quota.maxSendRate(),
                quota.max24HourSend(),
                quota.sentLast24Hours(),
                Boolean.FALSE.equals(account.productionAccessEnabled()));
    }

    private static List<MessageTag> tags(Registration registration, Claim claim) {
        return List.of(
                tag("webinar", registration.key().webinar().value()),
                tag("registration", registration.id().value()),
                tag("kind", claim.kind().word()),
                tag("revision", Integer.toString(claim.revision())),
                tag("attempt", Integer.toString(claim.attempt())));
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }
}
