package lectern.registration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The registrations table. The key is the uniqueness: one conditional put, no lock. */
public final class Registrations {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public Registrations(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** What became of a registration that was to be added. */
    public sealed interface Added {
        /** It is in the table. */
        record New() implements Added {}

        /** The address was registered before; nothing was changed. */
        record Known(Registration registration) implements Added {}
    }

    /** Adds the registration unless its key is taken. */
    public Added add(Registration registration) {
        try {
            dynamoDb.putItem(put ->
                    put.tableName(table)
                            .item(RegistrationItem.write(registration))
                            .conditionExpression("attribute_not_exists(email)")
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Added.New();
        } catch (ConditionalCheckFailedException taken) {
            Registration known = RegistrationItem.read(taken.item());
            // The SDK repeats a put whose answer was lost; then it is our own that stands there.
            return known.id().equals(registration.id()) ? new Added.New() : new Added.Known(known);
        }
    }

    /** The registration as it is now. */
    public Optional<Registration> find(RegistrationKey key) {
        Map<String, AttributeValue> item =
                dynamoDb.getItem(get ->
                                get.tableName(table)
                                        .key(RegistrationItem.key(key))
                                        .consistentRead(true))
                        .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(RegistrationItem.read(item));
    }

    /**
     * Stores that a resend was asked for, and the plan that follows, unless the registration was
     * asked for or erased, or needs attention for another reason, meanwhile. Asking clears a
     * bounce.
     *
     * @param before as it was read
     * @param after the same with {@link Registration#asked()} and its plan
     * @return whether it was stored
     */
    public boolean ask(Registration before, Registration after) {
        Map<String, AttributeValue> progress = RegistrationItem.progress(after);
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> sets = new ArrayList<>();
        for (String name :
                List.of(
                        "askedAt",
                        "askedTimes",
                        "nextMail",
                        "nextMailAt",
                        "agendaShard",
                        "expiresAt")) {
            AttributeValue value = progress.get(name);
            if (value != null) {
                values.put(":" + name, value);
                sets.add(name + " = :" + name);
            }
        }
        values.put(":id", Attributes.s(before.id().value()));
        Registration.Asked asked = before.asked();
        String unasked = "attribute_not_exists(askedAt)";
        if (asked != null) {
            values.put(":before", Attributes.instant(asked.at()));
            unasked = "askedAt = :before";
        }
        Attention attention = before.attention();
        String unmoved = "attribute_not_exists(attention)";
        if (attention != null) {
            values.put(":attention", Attributes.s(attention.name()));
            unmoved = "attention = :attention";
        }
        String remove = attention != null && after.attention() == null ? " REMOVE attention" : "";
        String condition = "id = :id AND " + unasked + " AND " + unmoved;
        try {
            dynamoDb.updateItem(update ->
                    update.tableName(table)
                            .key(RegistrationItem.key(before.key()))
                            .updateExpression("SET " + String.join(", ", sets) + remove)
                            .conditionExpression(condition)
                            .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException changed) {
            return false;
        }
    }
}
