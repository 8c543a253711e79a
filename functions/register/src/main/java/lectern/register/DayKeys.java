package lectern.register;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import lectern.registration.Attributes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The day's key: a secret that turns sources into names which mean nothing the next day. It is
 * {@code source-key#<date>} in the control table, made by whoever misses it first, and gone when
 * its day is over (UTC).
 */
final class DayKeys {
    private static final int BYTES = 32;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private volatile @Nullable DayKey last;

    DayKeys(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    private record DayKey(LocalDate day, String secret) {}

    /** The key of this day. Costs a read when first asked for, and one write a day in all. */
    byte[] of(LocalDate day) {
        DayKey known = last;
        if (known == null || !known.day().equals(day)) {
            Map<String, AttributeValue> item = read(day);
            known =
                    new DayKey(
                            day,
                            Attributes.requiredText(item.isEmpty() ? made(day) : item, "secret"));
            last = known;
        }
        return Base64.getDecoder().decode(known.secret());
    }

    private Map<String, AttributeValue> read(LocalDate day) {
        return dynamoDb.getItem(get -> get.tableName(table).key(name(day))).item();
    }

    /** Ours, or the one that somebody else made meanwhile. */
    private Map<String, AttributeValue> made(LocalDate day) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":secret", Attributes.s(Base64.getEncoder().encodeToString(secret)));
        values.put(
                ":end", Attributes.n(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
        return dynamoDb.updateItem(update ->
                        update.tableName(table)
                                .key(name(day))
                                .updateExpression(
                                        "SET secret = if_not_exists(secret, :secret),"
                                                + " expiresAt = :end")
                                .expressionAttributeValues(values)
                                .returnValues(ReturnValue.ALL_NEW))
                .attributes();
    }

    private static Map<String, AttributeValue> name(LocalDate day) {
        return Map.of("name", Attributes.s("source-key#" + day));
    }
}
