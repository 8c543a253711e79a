package lectern.registration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The registrations table. The key is the uniqueness: one conditional put, no lock. */
public final class Registrations {
    private static final Set<String> ASKED =
            Set.of("askedAt", "askedTimes", "nextMail", "nextMailAt", "agendaShard", "expiresAt");

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
        try {
            dynamoDb.updateItem(asking(before, after).request(table));
            return true;
        } catch (ConditionalCheckFailedException changed) {
            return false;
        }
    }

    /** What {@link #ask} writes, and on which condition. */
    public static Change asking(Registration before, Registration after) {
        Map<String, AttributeValue> read = RegistrationItem.progress(before);
        Map<String, AttributeValue> sets = new HashMap<>(RegistrationItem.progress(after));
        sets.keySet().retainAll(ASKED);
        return new Change(
                before.key(),
                List.of(
                        new Condition.Is("id", Attributes.s(before.id().value())),
                        Condition.same("askedAt", read.get("askedAt")),
                        Condition.same("attention", read.get("attention"))),
                sets,
                before.attention() != null && after.attention() == null
                        ? Set.of("attention")
                        : Set.of());
    }
}
