package lectern.progress;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lectern.lambda.Log;
import lectern.registration.Attributes;
import lectern.registration.Change;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import lectern.registration.WebinarId;
import lectern.registration.Written;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The registrations table as delivery and evidence write it. Every write is conditional on the
 * registration as it was read, so that whoever read something else writes nothing.
 */
public final class Progress {
    /** How often one decision is made anew because somebody else wrote meanwhile. */
    public static final int ROUNDS = 10;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public Progress(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** All registrations of the webinar, from the table itself: the index lags. */
    public Stream<Registration> of(WebinarId webinar) {
        return dynamoDb
                .queryPaginator(query ->
                        query.tableName(table)
                                .keyConditionExpression("webinar = :webinar")
                                .expressionAttributeValues(
                                        Map.of(":webinar", Attributes.s(webinar.value())))
                                .consistentRead(true))
                .items()
                .stream()
                .flatMap(item -> readable(item).stream());
    }

    // An item that a hand has broken keeps no other from being planned.
    private static Optional<Registration> readable(Map<String, AttributeValue> item) {
        try {
            return Optional.of(RegistrationItem.read(item));
        } catch (RuntimeException broken) {
            Log.warn("registration unreadable", "id", String.valueOf(item.get("id")));
            return Optional.empty();
        }
    }

    /**
     * Applies the decision to the registration as often as it takes: somebody else may be writing.
     *
     * @return what is in the table now; empty where the person was erased meanwhile
     */
    public Optional<Registration> change(Registration read, UnaryOperator<Registration> decision) {
        Registration current = read;
        for (int round = 0; round < ROUNDS; round++) {
            Rewrite rewrite = new Rewrite(current, decision.apply(current));
            switch (carryOut(rewrite)) {
                case Rewrite.Result.Done() -> {
                    return Optional.of(rewrite.after());
                }
                case Rewrite.Result.Erased() -> {
                    return Optional.empty();
                }
                case Rewrite.Result.Overtaken(var now) -> current = now;
            }
        }
        throw new IllegalStateException("changed faster than it could be written: " + read.id());
    }

    /** Carries the rewrite out, once. */
    public Rewrite.Result carryOut(Rewrite rewrite) {
        return rewrite.change()
                .map(change -> rewrite.result(carryOut(change)))
                .orElse(new Rewrite.Result.Done());
    }

    /** Carries the change out, or finds what stands there instead. */
    public Written carryOut(Change change) {
        try {
            return new Written.Yes(
                    RegistrationItem.read(dynamoDb.updateItem(change.request(table)).attributes()));
        } catch (ConditionalCheckFailedException refused) {
            return new Written.No(
                    refused.hasItem() && !refused.item().isEmpty()
                            ? Optional.of(RegistrationItem.read(refused.item()))
                            : Optional.empty());
        }
    }
}
