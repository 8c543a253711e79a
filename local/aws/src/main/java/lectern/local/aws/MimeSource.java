package lectern.local.aws;

import static lectern.local.aws.SesError.badRequest;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import lectern.lambda.Json;

/** The message that goes out for a request: the raw one, or one made of the simple content. */
final class MimeSource {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private MimeSource() {}

    static MimeMessage parse(byte[] source) {
        try {
            return new MimeMessage(SESSION, new ByteArrayInputStream(source));
        } catch (MessagingException _) {
            throw badRequest("Unable to parse MIME.");
        }
    }

    static byte[] bytes(MimeMessage message) throws MessagingException {
        var out = new ByteArrayOutputStream();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The message of a request with simple content. */
    static MimeMessage ofSimple(SendRequest request, Map<String, Object> simple)
            throws MessagingException {
        var message = new MimeMessage(SESSION);
        message.setFrom(new InternetAddress(request.from()));
        message.setReplyTo(addresses(request.replyTo()));
        message.setRecipients(RecipientType.TO, addresses(request.to()));
        message.setRecipients(RecipientType.CC, addresses(request.cc()));
        message.setSubject(
                data(simple, "Subject").orElseThrow(() -> badRequest("Subject is missing.")),
                UTF_8);
        message.setContent(mixed(simple));
        message.saveChanges();
        for (Map<String, Object> header : Json.objects(simple, "Headers")) {
            message.setHeader(required(header, "Name"), required(header, "Value"));
        }
        return message;
    }

    private static MimeMultipart mixed(Map<String, Object> simple) throws MessagingException {
        var bodies = new MimeMultipart("alternative");
        Map<String, Object> body = Json.object(simple, "Body");
        Optional<String> text = data(body, "Text");
        Optional<String> html = data(body, "Html");
        if (text.isEmpty() && html.isEmpty()) {
            throw badRequest("Body is missing.");
        }
        if (text.isPresent()) {
            bodies.addBodyPart(body(text.get(), "plain"));
        }
        if (html.isPresent()) {
            bodies.addBodyPart(body(html.get(), "html"));
        }
        var wrapped = new MimeBodyPart();
        wrapped.setContent(bodies);
        var mixed = new MimeMultipart("mixed", wrapped);
        for (Map<String, Object> attachment : Json.objects(simple, "Attachments")) {
            mixed.addBodyPart(attachment(attachment));
        }
        return mixed;
    }

    private static MimeBodyPart body(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    private static MimeBodyPart attachment(Map<String, Object> attachment)
            throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                SendRequest.bytes(required(attachment, "RawContent")),
                                Json.string(attachment, "ContentType")
                                        .orElse("application/octet-stream"))));
        part.setFileName(required(attachment, "FileName"));
        boolean inline =
                attachment.get("ContentDisposition") instanceof String text
                        && text.equals("INLINE");
        part.setDisposition(inline ? Part.INLINE : Part.ATTACHMENT);
        return part;
    }

    private static Optional<String> data(Map<String, Object> tree, String name) {
        return Json.string(Json.object(tree, name), "Data");
    }

    private static String required(Map<String, Object> tree, String name) {
        return Json.string(tree, name).orElseThrow(() -> badRequest(name + " is missing."));
    }

    private static InternetAddress[] addresses(List<String> texts) throws MessagingException {
        return InternetAddress.parse(String.join(",", texts));
    }
}
