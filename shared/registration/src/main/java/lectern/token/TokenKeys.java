package lectern.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lectern.registration.Attributes;
import lectern.registration.Registration;
import lectern.registration.Registrations;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The items {@code key#<id>} of the control table.
 *
 * <p>A key's number is that of the 180 days in which it is made and used, counted from 1970, so the
 * newest is found by its name, without a pointer and without a scan. Deleting an item by hand makes
 * every token it sealed worthless; the next mail makes it anew.
 */
public final class TokenKeys {
    static final Duration IN_USE = Duration.ofDays(180);

    /** How long after it was made a key still opens. */
    static final Duration LIFE = Duration.ofDays(400);

    private final DynamoDbClient dynamoDb;
    private final String controlTable;
    private @Nullable TokenKey current;

    /** Keys for one invocation of a sender, or for a function that only opens. */
    public TokenKeys(DynamoDbClient dynamoDb, String controlTable) {
        this.dynamoDb = dynamoDb;
        this.controlTable = controlTable;
    }

    /** The key to seal with now; whoever comes first makes it. */
    public synchronized TokenKey current(Instant now) {
        int number = Math.toIntExact(now.getEpochSecond() / IN_USE.toSeconds());
        if (current == null || current.number() != number) {
            current = find(number, now).orElseGet(() -> made(number, now));
        }
        return current;
    }

    /**
     * The registration of the token; empty where it is cut, forged or too old, and where its
     * registration was erased. Only who has a genuine token makes this read the registrations, so
     * how long it takes tells nothing about anybody else.
     */
    public Optional<Registration> open(Token token, Registrations registrations, Instant now) {
        return find(token.key(), now)
                .flatMap(key ->
                        key.open(token)
                                .flatMap(registrations::find)
                                .filter(found -> key.isTokenOf(token, found.key(), found.id())));
    }

    private Optional<TokenKey> find(int number, Instant now) {
        Map<String, AttributeValue> item =
                dynamoDb.getItem(get ->
                                get.tableName(controlTable).key(key(number)).consistentRead(true))
                        .item();
        // The table forgets an item up to two days late.
        return item.isEmpty()
                        || Attributes.requiredNumber(item, "expiresAt") <= now.getEpochSecond()
                ? Optional.empty()
                : Optional.of(read(number, item));
    }

    private TokenKey made(int number, Instant now) {
        byte[] secret = new byte[TokenKey.SECRET_OCTETS];
        new SecureRandom().nextBytes(secret);
        Map<String, AttributeValue> item = new HashMap<>(key(number));
        item.put("secret", Attributes.s(Base64.getEncoder().encodeToString(secret)));
        item.put("madeAt", Attributes.instant(now));
        item.put("expiresAt", Attributes.n(now.plus(LIFE).getEpochSecond()));
        try {
            dynamoDb.putItem(put ->
                    put.tableName(controlTable)
                            .item(item)
                            .conditionExpression("attribute_not_exists(#name)")
                            .expressionAttributeNames(Map.of("#name", "name"))
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return read(number, item);
        } catch (ConditionalCheckFailedException faster) {
            return read(number, faster.item());
        }
    }

    private static TokenKey read(int number, Map<String, AttributeValue> item) {
        return new TokenKey(
                number, Base64.getDecoder().decode(Attributes.requiredText(item, "secret")));
    }

    private static Map<String, AttributeValue> key(int number) {
        return Map.of("name", Attributes.s("key#" + number));
    }
}
