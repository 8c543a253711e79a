package lectern.local.aws;

import static lectern.local.aws.SesError.badRequest;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lectern.lambda.Json;

/**
 * One request to send: what {@code SendEmail} was asked for.
 *
 * @param sender the access key that signed it
 * @param from empty where raw content alone says it
 * @param to the recipients that everybody sees; empty where raw content alone says them
 * @param content {@code Simple} or {@code Raw}, as it stands
 */
public record SendRequest(
        String sender,
        String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        List<String> replyTo,
        Map<String, String> tags,
        Optional<String> configurationSet,
        Map<String, Object> content) {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final int MOST_TAGS = 50;

    /** Reads the body of the request. */
    static SendRequest of(Map<String, Object> body, String sender) {
        Map<String, Object> destination = Json.object(body, "Destination");
        return new SendRequest(
                sender,
                Json.string(body, "FromEmailAddress").orElse(""),
                strings(destination, "ToAddresses"),
                strings(destination, "CcAddresses"),
                strings(destination, "BccAddresses"),
                strings(body, "ReplyToAddresses"),
                tags(body),
                Json.string(body, "ConfigurationSetName"),
                Json.object(body, "Content"));
    }

    /** Everybody in the destination. */
    public List<String> recipients() {
        List<String> all = new ArrayList<>(to);
        all.addAll(cc);
        all.addAll(bcc);
        return all;
    }

    /** The raw message, where the content is one. */
    Optional<byte[]> raw() {
        return Json.string(Json.object(content, "Raw"), "Data").map(SendRequest::bytes);
    }

    static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw badRequest("Blob is not base64 encoded.");
        }
    }

    private static Map<String, String> tags(Map<String, Object> body) {
        List<Map<String, Object>> list = Json.objects(body, "EmailTags");
        if (list.size() > MOST_TAGS) {
            throw badRequest("Tag count exceeds " + MOST_TAGS + ".");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (Map<String, Object> tag : list) {
            String name = legal(tag, "Name");
            if (tags.put(name, legal(tag, "Value")) != null) {
                throw badRequest("Duplicate tag name: " + name + ".");
            }
        }
        return tags;
    }

    private static String legal(Map<String, Object> tag, String part) {
        return Json.string(tag, part)
                .filter(text -> TAG.matcher(text).matches())
                .orElseThrow(() ->
                        badRequest(
                                "Invalid tag "
                                        + part.toLowerCase(Locale.ROOT)
                                        + ": only ASCII letters, digits, '_' and '-', at most 256"
                                        + " of them."));
    }

    private static List<String> strings(Map<String, Object> tree, String name) {
        return tree.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
