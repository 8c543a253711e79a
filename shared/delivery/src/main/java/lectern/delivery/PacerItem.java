package lectern.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lectern.registration.Attributes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The item {@code pacer} of the control table: the {@link Pace} that all senders share.
 *
 * <p>Attributes: {@code tat} the next free moment in microseconds of the epoch; {@code rate},
 * {@code dayQuota}, {@code sentInLastDay} and {@code sandbox} as SES said at {@code rateAt}; {@code
 * taken} slots since; {@code slowUntil} after a throttle.
 */
final class PacerItem {
    private static final Map<String, AttributeValue> KEY = Map.of("name", Attributes.s("pacer"));

    private final DynamoDbClient dynamoDb;
    private final String table;

    PacerItem(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * The pace after an attempt to move it on.
     *
     * @param moved whether the slots are ours
     */
    record Moved(boolean moved, Pace pace) {}

    Pace read() {
        return pace(
                dynamoDb.getItem(get -> get.tableName(table).key(KEY).consistentRead(true)).item());
    }

    /** Takes the slots, unless another sender has moved the shared moment since it was seen. */
    Moved take(Pace seen, Pacing.Take take) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":free", micros(take.free()));
        values.put(":taken", Attributes.n(take.slots().size()));
        boolean isNew = seen.free().equals(Instant.EPOCH);
        if (!isNew) {
            values.put(":seen", micros(seen.free()));
        }
        try {
            return new Moved(
                    true,
                    pace(
                            dynamoDb.updateItem(update ->
                                            update.tableName(table)
                                                    .key(KEY)
                                                    .updateExpression(
                                                            "SET tat = :free ADD taken :taken")
                                                    .conditionExpression(
                                                            isNew
                                                                    ? "attribute_not_exists(tat)"
                                                                    : "tat = :seen")
                                                    .expressionAttributeValues(values)
                                                    .returnValues(ReturnValue.ALL_NEW)
                                                    .returnValuesOnConditionCheckFailure(
                                                            ReturnValuesOnConditionCheckFailure
                                                                    .ALL_OLD))
                                    .attributes()));
        } catch (ConditionalCheckFailedException faster) {
            return new Moved(false, pace(faster.hasItem() ? faster.item() : Map.of()));
        }
    }

    /** Keeps what SES said. */
    Pace asked(Allowance allowance, Instant now) {
        return update(
                "SET rate = :rate, dayQuota = :quota, sentInLastDay = :sent, sandbox = :sandbox,"
                        + " rateAt = :now, taken = :none",
                Map.of(
                        ":rate", decimal(allowance.rate()),
                        ":quota", decimal(allowance.dayQuota()),
                        ":sent", decimal(allowance.sentInLastDay()),
                        ":sandbox", AttributeValue.fromBool(allowance.isSandboxed()),
                        ":now", Attributes.instant(now),
                        ":none", Attributes.n(0)));
    }

    Pace slow(Instant until) {
        return update("SET slowUntil = :until", Map.of(":until", Attributes.instant(until)));
    }

    private Pace update(String expression, Map<String, AttributeValue> values) {
        return pace(
                dynamoDb.updateItem(update ->
                                update.tableName(table)
                                        .key(KEY)
                                        .updateExpression(expression)
                                        .expressionAttributeValues(values)
                                        .returnValues(ReturnValue.ALL_NEW))
                        .attributes());
    }

    private static Pace pace(Map<String, AttributeValue> item) {
        return new Pace(
                Attributes.number(item, "tat")
                        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                        .orElse(Instant.EPOCH),
                decimal(item, "rate")
                        .map(rate ->
                                new Allowance(
                                        rate,
                                        decimal(item, "dayQuota").orElse(-1.0),
                                        decimal(item, "sentInLastDay").orElse(0.0),
                                        Attributes.isTrue(item, "sandbox"))),
                instant(item, "rateAt"),
                Attributes.number(item, "taken").orElse(0L),
                instant(item, "slowUntil"));
    }

    private static Instant instant(Map<String, AttributeValue> item, String name) {
        return Attributes.text(item, name).map(Instant::parse).orElse(Instant.EPOCH);
    }

    private static Optional<Double> decimal(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::n).map(Double::parseDouble);
    }

    private static AttributeValue decimal(double value) {
        return AttributeValue.fromN(Double.toString(value));
    }

    private static AttributeValue micros(Instant moment) {
        return Attributes.n(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }
}
