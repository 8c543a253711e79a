package lectern.local.aws;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lectern.local.aws.InboxMail.Attachment;
import lectern.local.aws.InboxMail.Source;

/** Reads a message as a mail program does: a text, an HTML, and files. */
final class MimeReader {
    private String text = "";
    private String html = "";
    private final List<Attachment> files = new ArrayList<>();

    private MimeReader() {}

    static InboxMail read(
            String id, Instant at, List<String> to, Map<String, String> tags, byte[] source) {
        try {
            MimeMessage message = MimeSource.parse(source);
            var reader = new MimeReader();
            reader.part(message);
            Map<String, String> headers = headers(message);
            return new InboxMail(
                    id,
                    at,
                    headers.getOrDefault("From", ""),
                    List.copyOf(to),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    reader.text,
                    reader.html,
                    headers,
                    Collections.unmodifiableMap(new LinkedHashMap<>(tags)),
                    List.copyOf(reader.files),
                    new Source(source));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not MIME: " + id, e);
        } catch (IOException e) {
            throw new UncheckedIOException("mail " + id, e);
        }
    }

    private void part(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            var parts = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                part(each);
            }
        } else if (isBody(part, "text/plain") && text.isEmpty()) {
            text = text(part);
        } else if (isBody(part, "text/html") && html.isEmpty()) {
            html = text(part);
        } else {
            file(part);
        }
    }

    private static boolean isBody(Part part, String type) throws MessagingException {
        return part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    }

    private void file(Part part) throws MessagingException, IOException {
        boolean calendar = part.isMimeType("text/calendar") || part.isMimeType("application/ics");
        Optional<String> name = Optional.ofNullable(part.getFileName());
        var file =
                new Attachment(
                        decoded(name.orElse(calendar ? "invite.ics" : "")),
                        unfolded(part.getContentType()),
                        new Source(part.getInputStream().readAllBytes()));
        // The same bytes again: a calendar stands beside the text and, for the other half of the
        // mail programs, as a file.
        int same = files.stream().map(Attachment::content).toList().indexOf(file.content());
        if (same < 0) {
            files.add(file);
        } else if (name.isPresent()) {
            files.set(
                    same,
                    new Attachment(file.filename(), files.get(same).contentType(), file.content()));
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        String charset = new ContentType(part.getContentType()).getParameter("charset");
        return new String(
                        part.getInputStream().readAllBytes(),
                        charset == null
                                ? StandardCharsets.US_ASCII
                                : Charset.forName(MimeUtility.javaCharset(charset)))
                .replace("\r\n", "\n");
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(
                    header.getName(),
                    decoded(header.getValue()),
                    (first, second) -> first + ", " + second);
        }
        return Collections.unmodifiableMap(headers);
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(unfolded(value));
        } catch (UnsupportedEncodingException _) {
            return unfolded(value);
        }
    }

    private static String unfolded(String value) {
        return MimeUtility.unfold(value).strip();
    }
}
