package lectern.local.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Destination;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.RawMessage;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** Requests to send, and the real client to send them with. */
final class Letters {
    static final String SENDER = "IUC events <events@example.org>";

    static final String CALENDAR =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";

    /** A mail as Lectern sends it: both bodies, and the calendar both inside and as a file. */
    static final String MIME =
            """
            From: IUC events <events@example.org>
            To: ana@example.com
            Bcc: hidden@example.com
            Subject: =?UTF-8?Q?Prob=C3=ADh=C3=A1?=
            Message-ID: <ours@example.org>
            Date: Thu, 1 Jan 1970 00:00:00 +0000
            Content-Language: cs
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="m"

            --m
            Content-Type: multipart/alternative; boundary="a"

            --a
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: base64

            RG9icsO9IGRlbg0Kxb5lIGFubw==
            --a
            Content-Type: text/html; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            <p>Dobr=C3=BD den</p>
            --a
            Content-Type: text/calendar; charset=UTF-8; method=REQUEST

            %1$s
            --a--
            --m
            Content-Type: application/ics; name="invite.ics"
            Content-Disposition: attachment; filename="invite.ics"
            Content-Transfer-Encoding: base64

            %2$s
            --m--
            """
                    .formatted(
                            CALENDAR.replace("\r\n", "\n").stripTrailing() + "\n",
                            Base64.getEncoder()
                                    .encodeToString(CALENDAR.getBytes(StandardCharsets.UTF_8)))
                    .replace("\n", "\r\n");

    private Letters() {}

    static SesV2Client client(SesEndpoint ses) {
        Environment environment =
                Environment.of(
                        LocalEnvironment.variables(LocalEnvironment.NOWHERE, ses.endpoint()));
        return AwsClients.configured(SesV2Client.builder(), environment, "SESV2")
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    static SendEmailRequest raw(UnaryOperator<SendEmailRequest.Builder> changes) {
        return rawOf(MIME, changes);
    }

    static SendEmailRequest rawOf(String mime, UnaryOperator<SendEmailRequest.Builder> changes) {
        return changes.apply(
                        SendEmailRequest.builder()
                                .fromEmailAddress(SENDER)
                                .destination(to("ana@example.com"))
                                .configurationSetName("lectern")
                                .emailTags(tags(Map.of("kind", "confirmation")))
                                .content(
                                        EmailContent.builder()
                                                .raw(
                                                        RawMessage.builder()
                                                                .data(SdkBytes.fromUtf8String(mime))
                                                                .build())
                                                .build()))
                .build();
    }

    static SendEmailRequest simple(UnaryOperator<Message.Builder> changes) {
        Message message =
                changes.apply(
                                Message.builder()
                                        .subject(content("Připomínka"))
                                        .body(
                                                Body.builder()
                                                        .text(content("Dobrý den"))
                                                        .html(content("<p>Dobrý den</p>"))
                                                        .build()))
                        .build();
        return raw(request -> request.content(EmailContent.builder().simple(message).build()));
    }

    static Content content(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }

    static Destination to(String... addresses) {
        return Destination.builder().toAddresses(addresses).build();
    }

    static List<MessageTag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> MessageTag.builder().name(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
