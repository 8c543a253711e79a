package lectern.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.message.BasicBodyFactory;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.NameValuePair;

/**
 * A letter as the octets of a message (RFC 5322, RFC 2045): text and HTML and, where there is one,
 * the calendar entry, once to be shown and once to be kept.
 */
final class MimeMessage {
    private MimeMessage() {}

    static byte[] of(Occasion occasion, Letter letter, Optional<String> calendar) {
        Message.Builder message = Message.Builder.of();
        Headers.set(message, occasion, letter);
        MultipartBuilder alternative =
                MultipartBuilder.create("alternative")
                        .addBodyPart(text(PlainText.of(letter), "text/plain"))
                        .addBodyPart(text(Html.of(letter), "text/html"));
        calendar.ifPresentOrElse(
                ics -> {
                    alternative.addBodyPart(text(ics, "text/calendar", pair("method", "REQUEST")));
                    message.setBody(mixed(alternative.build(), ics));
                    message.setContentType("multipart/mixed", boundary("mixed"));
                },
                () -> {
                    message.setBody(alternative.build());
                    message.setContentType("multipart/alternative", boundary("alternative"));
                });
        return octets(message.build());
    }

    private static Multipart mixed(Multipart alternative, String calendar) {
        BodyPartBuilder letter =
                BodyPartBuilder.create()
                        .setBody(alternative)
                        .setContentType("multipart/alternative", boundary("alternative"));
        BodyPartBuilder attachment =
                text(calendar, "application/ics", pair("name", "invite.ics"))
                        .setContentDisposition("attachment", "invite.ics");
        return MultipartBuilder.create("mixed").addBodyPart(letter).addBodyPart(attachment).build();
    }

    /**
     * Not the library's random one, so that the same mail is the same octets. It can stand in no
     * encoded body: neither encoding has an underscore after an equals sign.
     */
    private static NameValuePair boundary(String subtype) {
        return pair("boundary", "=_" + subtype);
    }

    private static NameValuePair pair(String name, String value) {
        return new NameValuePair(name, value);
    }

    private static BodyPartBuilder text(String text, String type, NameValuePair... parameters) {
        NameValuePair[] all = Arrays.copyOf(parameters, parameters.length + 1);
        all[parameters.length] = pair("charset", "UTF-8");
        String lines = text.replace("\r\n", "\n").replace("\n", "\r\n");
        // The body first: it would set a type of its own.
        return BodyPartBuilder.create()
                .setBody(BasicBodyFactory.INSTANCE.textBody(lines, StandardCharsets.UTF_8))
                .setContentType(type, all)
                .setContentTransferEncoding(encoding(text));
    }

    /** The shorter one: quoted-printable takes three characters for an octet beyond ASCII. */
    private static String encoding(String text) {
        int octets = text.getBytes(StandardCharsets.UTF_8).length;
        long ascii = text.chars().filter(c -> c < 0x80).count();
        return (octets - ascii) * 6 > octets ? "base64" : "quoted-printable";
    }

    private static byte[] octets(Message message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new DefaultMessageWriter().writeMessage(message, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }
}
