package lectern.local.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail that SES accepted, as its reader sees it.
 *
 * @param id the message id that SES answered
 * @param at when, by the endpoint's clock
 * @param to the recipients' bare addresses
 * @param text the plain text; empty where there is none
 * @param html the HTML; empty where there is none
 * @param headers unfolded and decoded; repeated ones joined by commas
 * @param source the MIME as it went out
 */
public record InboxMail(
        String id,
        Instant at,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        Map<String, String> headers,
        Map<String, String> tags,
        List<Attachment> attachments,
        Source source) {

    /** A file; the calendar is one too, once, though mails carry it twice. */
    public record Attachment(String filename, String contentType, Source content) {
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("filename", filename);
            json.put("contentType", contentType);
            json.put("content", content.base64());
            return json;
        }
    }

    /** Bytes that nobody changes. */
    public static final class Source {
        private final byte[] bytes;

        Source(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public String base64() {
            return Base64.getEncoder().encodeToString(bytes);
        }

        /** As text; MIME is ASCII, a calendar UTF-8. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Source that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** The value of a tag; empty where it has none of that name. */
    public String tag(String name) {
        return tags.getOrDefault(name, "");
    }

    /** The value of a header, whatever its case; empty where there is none. */
    public String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The object in the array of {@code /local/mails}. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("to", String.join(", ", to));
        json.put("from", from);
        json.put("subject", subject);
        json.put("text", text);
        json.put("html", html);
        json.put("at", at.toString());
        json.put("headers", headers);
        json.put("tags", tags);
        json.put("attachments", attachments.stream().map(Attachment::json).toList());
        return json;
    }
}
