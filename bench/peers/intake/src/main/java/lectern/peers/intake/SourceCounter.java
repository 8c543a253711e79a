package lectern.peers.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Counts posts by their source in ten minutes, under a name that tells nobody the address. */
final class SourceCounter {
    private static final long WINDOW_SECONDS = 600;
    private static final int NAME_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    private final DynamoDbClient dynamoDb;
    private final String table;

    SourceCounter(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Counts one more, and says how many that makes. */
    long count(String sourceIp, Instant now) {
        Instant window =
                Instant.ofEpochSecond(now.getEpochSecond() / WINDOW_SECONDS * WINDOW_SECONDS);
        String name = "source#" + name(secret(now), window + " " + sourceIp);
        long end = window.plusSeconds(WINDOW_SECONDS).plus(Duration.ofDays(1)).getEpochSecond();
        return Attributes.number(
                dynamoDb.updateItem(update ->
                                update.tableName(table)
                                        .key(key(name))
                                        .updateExpression("SET expiresAt = :end ADD posts :one")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":one",
                                                        AttributeValue.fromN("1"),
                                                        ":end",
                                                        AttributeValue.fromN(Long.toString(end))))
                                        .returnValues(ReturnValue.UPDATED_NEW))
                        .attributes(),
                "posts");
    }

    /** The day's key, made by whoever misses it first. */
    private byte[] secret(Instant now) {
        LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate();
        Map<String, AttributeValue> item =
                dynamoDb.getItem(get -> get.tableName(table).key(key("source-key#" + day))).item();
        return Base64.getDecoder()
                .decode(Attributes.text(item.isEmpty() ? made(day) : item, "secret"));
    }

    private Map<String, AttributeValue> made(LocalDate day) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        long end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return dynamoDb.updateItem(update ->
                        update.tableName(table)
                                .key(key("source-key#" + day))
                                .updateExpression(
                                        "SET secret = if_not_exists(secret, :secret),"
                                                + " expiresAt = :end")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":secret",
                                                AttributeValue.fromS(
                                                        Base64.getEncoder().encodeToString(secret)),
                                                ":end",
                                                AttributeValue.fromN(Long.toString(end))))
                                .returnValues(ReturnValue.ALL_NEW))
                .attributes();
    }

    private static Map<String, AttributeValue> key(String name) {
        return Map.of("name", AttributeValue.fromS(name));
    }

    private static String name(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(hash, NAME_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
