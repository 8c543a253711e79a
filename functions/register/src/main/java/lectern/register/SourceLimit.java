package lectern.register;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lectern.lambda.Log;
import lectern.registration.Attributes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * How much one source may post in ten minutes. Each source has a counter for each ten minutes of
 * the clock, {@code source#<name>} in the control table; the name is a keyed hash of both, so the
 * table holds no address, and not even whether two counters are of one source.
 *
 * <p>Where a counter cannot be written, the exception flies and the visitor is asked to come back,
 * as with any other write. Letting posts pass uncounted would open the door to the very flood that
 * DynamoDB throttles a counter for; and a control table that takes no write lets no mail out
 * either.
 */
final class SourceLimit {
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int NAME_BYTES = 16;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final int posts;
    private final DayKeys keys;

    /**
     * @param posts how many are taken from a source in ten minutes
     */
    SourceLimit(DynamoDbClient dynamoDb, String table, int posts) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.posts = posts;
        this.keys = new DayKeys(dynamoDb, table);
    }

    /**
     * Reads the day's key ahead of the first post, over the connection that the post needs too, and
     * with what it would have to load. Where that fails the post will read it, and nothing is lost.
     */
    void prime(Instant now) {
        try {
            keys.of(day(now));
            Log.info("primed");
        } catch (SdkException e) {
            Log.warn("not-primed", "error", e.getClass().getSimpleName());
        }
    }

    /**
     * Counts a post.
     *
     * @return how long to wait, where it is one too many
     */
    Optional<Duration> count(Source source, Instant now) {
        long seconds = WINDOW.toSeconds();
        Instant window = Instant.ofEpochSecond(now.getEpochSecond() / seconds * seconds);
        return counted(name(source, window), window) > posts
                ? Optional.of(Duration.between(now, window.plus(WINDOW)).plusMillis(999))
                : Optional.empty();
    }

    private long counted(String name, Instant window) {
        Map<String, AttributeValue> values =
                Map.of(
                        ":one",
                        Attributes.n(1),
                        ":end",
                        Attributes.n(window.plus(KEPT).getEpochSecond()));
        return Attributes.requiredNumber(
                dynamoDb.updateItem(update ->
                                update.tableName(table)
                                        .key(Map.of("name", Attributes.s("source#" + name)))
                                        .updateExpression("SET expiresAt = :end ADD posts :one")
                                        .expressionAttributeValues(values)
                                        .returnValues(ReturnValue.UPDATED_NEW))
                        .attributes(),
                "posts");
    }

    private String name(Source source, Instant window) {
        byte[] key = keys.of(day(window));
        String text = window + " " + source.network();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hmac(key, text), NAME_BYTES));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
