package lectern.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lectern.lambda.Log;
import lectern.registration.Attributes;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import lectern.registration.WebinarId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The registrations table as delivery and evidence write it. Every write is conditional on the
 * registration as it was read, so that whoever read something else writes nothing.
 */
public final class Progress {
    /** Clocks of two machines may differ by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /** Token is a reserved word of DynamoDB. */
    private static final String SAME_TOKEN = "claim.#token = :seen";

    /**
     * Two events of one mail may be read at the same moment: the later one must not win blindly.
     */
    private static final List<String> STATUSES =
            Stream.of(MailKind.values()).map(kind -> kind.word() + "Status").toList();

    private static final int ROUNDS = 10;

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
     * Takes the claim, on condition that the registration still has the attempts and the claim that
     * were read and is due. It does not touch the index.
     *
     * @return the registration with the claim; empty where somebody else was faster
     */
    public Optional<Registration> claim(Registration read, Claim claim, Instant now) {
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        conditions.add("id = :id");
        values.put(":id", Attributes.s(read.id().value()));
        conditions.add("nextMailAt <= :soon");
        values.put(":soon", Attributes.instant(now.plus(CLOCK_SKEW)));
        same(
                "attempts",
                read.attempts() == 0 ? null : Attributes.n(read.attempts()),
                conditions,
                values);
        sameClaim(read.claim(), conditions, values);
        values.put(":claim", RegistrationItem.claim(claim));
        values.put(":attempt", Attributes.n(claim.attempt()));
        try {
            return Optional.of(
                    RegistrationItem.read(
                            dynamoDb.updateItem(
                                            update(
                                                            read,
                                                            "SET claim = :claim, attempts ="
                                                                    + " :attempt",
                                                            conditions,
                                                            values)
                                                    .returnValues(ReturnValue.ALL_NEW)
                                                    .build())
                                    .attributes()));
        } catch (ConditionalCheckFailedException lost) {
            return fresh(lost).filter(found -> holds(found, claim.token()));
        }
    }

    /**
     * Writes what {@code after} has and {@code before} has not, on condition that the registration
     * is still as {@code before}: id, claim, plan, what was asked for, last change, what is known
     * of its mails.
     *
     * @return whether it is written now
     */
    public boolean write(Registration before, Registration after) {
        return conflict(before, after).isEmpty();
    }

    /**
     * Applies the outcome to the registration under the claim, as often as it takes: somebody may
     * have asked for a resend meanwhile.
     *
     * @return whether the claim was still ours to settle
     */
    public boolean settle(Registration claimed, UnaryOperator<Registration> outcome) {
        Claim claim = claimed.claim();
        if (claim == null) {
            throw new IllegalArgumentException("no claim on " + claimed.id());
        }
        return change(claimed, current -> holds(current, claim.token()), outcome).isPresent();
    }

    /**
     * Applies the decision to the registration as often as it takes: somebody else may be writing.
     *
     * @return what is in the table now; empty where the person was erased meanwhile
     */
    public Optional<Registration> change(Registration read, UnaryOperator<Registration> decision) {
        return change(read, _ -> true, decision);
    }

    private Optional<Registration> change(
            Registration read,
            Predicate<Registration> isConcerned,
            UnaryOperator<Registration> decision) {
        Registration current = read;
        for (int round = 0; round < ROUNDS; round++) {
            Registration wanted = decision.apply(current);
            Optional<Conflict> conflict = conflict(current, wanted);
            if (conflict.isEmpty()) {
                return Optional.of(wanted);
            }
            Optional<Registration> found = conflict.get().found();
            if (found.isEmpty()
                    || !found.get().id().equals(read.id())
                    || !isConcerned.test(found.get())) {
                return Optional.empty();
            }
            current = found.get();
        }
        throw new IllegalStateException("changed faster than it could be written: " + read.id());
    }

    /** What stood in the table instead; empty where nothing did. */
    private record Conflict(Optional<Registration> found) {}

    private Optional<Conflict> conflict(Registration before, Registration after) {
        Map<String, AttributeValue> old = RegistrationItem.progress(before);
        Map<String, AttributeValue> wanted = RegistrationItem.progress(after);
        List<String> sets = new ArrayList<>();
        List<String> removes = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        Map<String, AttributeValue> values = new HashMap<>();
        wanted.forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                sets.add(name + " = :new_" + name);
                values.put(":new_" + name, value);
            }
        });
        old.keySet().stream().filter(name -> !wanted.containsKey(name)).forEach(removes::add);
        if (sets.isEmpty() && removes.isEmpty()) {
            return Optional.empty();
        }
        conditions.add("id = :id");
        values.put(":id", Attributes.s(before.id().value()));
        same("askedAt", old.get("askedAt"), conditions, values);
        same("nextMail", old.get("nextMail"), conditions, values);
        same("nextMailAt", old.get("nextMailAt"), conditions, values);
        same("changedAt", Attributes.instant(before.changedAt()), conditions, values);
        same("attention", old.get("attention"), conditions, values);
        STATUSES.forEach(name -> same(name, old.get(name), conditions, values));
        sameClaim(before.claim(), conditions, values);
        String expression =
                (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
                        + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
        try {
            dynamoDb.updateItem(update(before, expression, conditions, values).build());
            return Optional.empty();
        } catch (ConditionalCheckFailedException changed) {
            Optional<Registration> found = fresh(changed);
            // The SDK repeats a write whose answer was lost; then it is our own that stands there.
            return found.isPresent()
                            && found.get().id().equals(before.id())
                            && RegistrationItem.progress(found.get()).equals(wanted)
                    ? Optional.empty()
                    : Optional.of(new Conflict(found));
        }
    }

    private UpdateItemRequest.Builder update(
            Registration registration,
            String expression,
            List<String> conditions,
            Map<String, AttributeValue> values) {
        UpdateItemRequest.Builder update = UpdateItemRequest.builder();
        if (conditions.contains(SAME_TOKEN)) {
            update.expressionAttributeNames(Map.of("#token", "token"));
        }
        return update.tableName(table)
                .key(RegistrationItem.key(registration.key()))
                .updateExpression(expression)
                .conditionExpression(String.join(" AND ", conditions))
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    private static void same(
            String name,
            @Nullable AttributeValue value,
            List<String> conditions,
            Map<String, AttributeValue> values) {
        if (value == null) {
            conditions.add("attribute_not_exists(" + name + ")");
        } else {
            conditions.add(name + " = :old_" + name);
            values.put(":old_" + name, value);
        }
    }

    private static void sameClaim(
            @Nullable Claim claim, List<String> conditions, Map<String, AttributeValue> values) {
        if (claim == null) {
            conditions.add("attribute_not_exists(claim)");
        } else {
            conditions.add(SAME_TOKEN);
            values.put(":seen", Attributes.s(claim.token()));
        }
    }

    private static boolean holds(Registration registration, String token) {
        Claim claim = registration.claim();
        return claim != null && claim.token().equals(token);
    }

    private static Optional<Registration> fresh(ConditionalCheckFailedException failed) {
        return failed.hasItem() && !failed.item().isEmpty()
                ? Optional.of(RegistrationItem.read(failed.item()))
                : Optional.empty();
    }

    /** Whether both have the same stored plan and the same attention. */
    public static boolean isSamePlan(Registration one, Registration other) {
        return Objects.equals(one.nextMail(), other.nextMail())
                && one.attention() == other.attention()
                && one.expiresAt().getEpochSecond() == other.expiresAt().getEpochSecond();
    }
}
