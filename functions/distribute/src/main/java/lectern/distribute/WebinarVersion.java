package lectern.distribute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lectern.lambda.Json;
import org.jspecify.annotations.Nullable;

/**
 * What Lectern remembers of a webinar in the control table, so that an organiser need not keep a
 * revision.
 *
 * @param fingerprint of the fields that plans and mails depend on
 * @param revision counts the changes of the fingerprint, from 1
 * @param since when this revision was first seen
 * @param good the last version that could be used, as JSON
 * @param versions times and links of the last ten revisions, oldest first, each as JSON
 * @param passAt when the registrations are to be walked next
 * @param expiresAt when the table forgets it
 * @param stopped why SES took nothing the last time; empty once it took something
 * @param late why the last whole walk expects the link mails too late; empty where it does not
 */
record WebinarVersion(
        String fingerprint,
        int revision,
        Instant since,
        String good,
        List<String> versions,
        Instant passAt,
        Instant expiresAt,
        String stopped,
        String late) {
    private static final int KEPT = 10;

    /** What Lectern writes itself, and what neither a plan nor a mail depends on. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of(
                    "revision",
                    "problems",
                    "capacity",
                    "reportTo",
                    "ask",
                    "accessibilityStatement",
                    "newsText",
                    "registrationOpensAt",
                    "registrationClosesAt");

    private static final List<String> KEPT_FIELDS =
            List.of("startsAt", "endsAt", "timeZone", "linkDueAt", "linkTiming", "joinLink");

    WebinarVersion {
        versions = List.copyOf(versions);
    }

    /** The webinar as it is now, after {@code before} if it was known. */
    static WebinarVersion of(
            Map<String, Object> webinar,
            Optional<WebinarVersion> before,
            Instant now,
            Instant passAt,
            Instant expiresAt) {
        int revision = before.map(known -> known.revision() + 1).orElse(1);
        List<String> all = new ArrayList<>(before.map(WebinarVersion::versions).orElse(List.of()));
        all.add(kept(webinar, revision, now));
        return new WebinarVersion(
                fingerprint(webinar),
                revision,
                now,
                json(webinar, revision),
                all.subList(Math.max(0, all.size() - KEPT), all.size()),
                passAt,
                expiresAt,
                "",
                "");
    }

    /** The same version, as it stands there after edits without effect. */
    WebinarVersion followed(Map<String, Object> webinar) {
        return new WebinarVersion(
                fingerprint,
                revision,
                since,
                json(webinar, revision),
                versions,
                passAt,
                expiresAt,
                stopped,
                late);
    }

    /** SHA-256 over the fields with effect, in the order of their names. */
    static String fingerprint(Map<String, Object> webinar) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    Json.write(sorted(withEffect(webinar)))
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, Object> withEffect(Map<String, Object> webinar) {
        Map<String, Object> fields = new LinkedHashMap<>(webinar);
        fields.keySet().removeAll(WITHOUT_EFFECT);
        return fields;
    }

    private static String json(Map<String, Object> webinar, int revision) {
        Map<String, Object> fields = new LinkedHashMap<>(webinar);
        fields.remove("problems");
        fields.put("revision", revision);
        return Json.write(sorted(fields));
    }

    private static String kept(Map<String, Object> webinar, int revision, Instant since) {
        Map<String, Object> fields = new TreeMap<>(webinar);
        fields.keySet().retainAll(KEPT_FIELDS);
        fields.put("revision", revision);
        fields.put("since", since.toString());
        return Json.write(fields);
    }

    // DynamoDB gives the members of a map in any order.
    private static Map<String, Object> sorted(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put((String) name, sortedValue(value)));
        return sorted;
    }

    private static @Nullable Object sortedValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> sorted(map);
            case List<?> list -> list.stream().map(WebinarVersion::sortedValue).toList();
            default -> value;
        };
    }
}
