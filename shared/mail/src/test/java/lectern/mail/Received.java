package lectern.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A mail as another library reads it. */
final class Received {
    final jakarta.mail.internet.MimeMessage message;
    private final List<Leaf> leaves = new ArrayList<>();

    /**
     * A part that is not a multipart.
     *
     * @param path the subtypes above it
     */
    record Leaf(String path, String contentType, String disposition, String content) {}

    private Received(jakarta.mail.internet.MimeMessage message) {
        this.message = message;
    }

    static Received of(Mail mail) {
        return of(mail.mime());
    }

    static Received of(byte[] mime) {
        try {
            Session session = Session.getInstance(new Properties());
            Received received =
                    new Received(
                            new jakarta.mail.internet.MimeMessage(
                                    session, new ByteArrayInputStream(mime)));
            received.collect(received.message, "");
            return received;
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("not a mail", e);
        }
    }

    private void collect(Part part, String path) throws MessagingException, IOException {
        if (part.getContent() instanceof MimeMultipart multipart) {
            String type = multipart.getContentType();
            String subtype = type.substring(type.indexOf('/') + 1, type.indexOf(';'));
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart child = multipart.getBodyPart(i);
                collect(child, path + subtype + "/");
            }
            return;
        }
        try (InputStream in = part.getInputStream()) {
            String disposition = part.getDisposition();
            leaves.add(
                    new Leaf(
                            path,
                            part.getContentType(),
                            disposition == null ? "" : disposition + " " + part.getFileName(),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    List<Leaf> leaves() {
        return leaves;
    }

    String subject() {
        return header("Subject");
    }

    /** The one value, decoded. */
    String header(String name) {
        try {
            String[] values = message.getHeader(name);
            if (values == null || values.length != 1) {
                throw new AssertionError(
                        name + " stands " + (values == null ? 0 : values.length) + " times");
            }
            return jakarta.mail.internet.MimeUtility.decodeText(
                    jakarta.mail.internet.MimeUtility.unfold(values[0]));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean has(String name) {
        try {
            return message.getHeader(name) != null;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        return one("text/plain").replace("\r\n", "\n");
    }

    String html() {
        return one("text/html").replace("\r\n", "\n");
    }

    /** The calendar entry, with CRLF as it came; empty where there is none. */
    String calendar() {
        return leaves.stream()
                .filter(leaf -> leaf.contentType().startsWith("text/calendar"))
                .map(Leaf::content)
                .findFirst()
                .orElse("");
    }

    private String one(String type) {
        List<Leaf> found =
                leaves.stream().filter(leaf -> leaf.contentType().startsWith(type)).toList();
        if (found.size() != 1) {
            throw new AssertionError(type + " stands " + found.size() + " times");
        }
        return found.getFirst().content();
    }
}
