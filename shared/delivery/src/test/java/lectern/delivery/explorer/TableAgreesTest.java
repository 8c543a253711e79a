package lectern.delivery.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import lectern.local.aws.FreshTables;
import lectern.progress.Rewrite;
import lectern.progress.Take;
import lectern.registration.Attention;
import lectern.registration.Attributes;
import lectern.registration.Change;
import lectern.registration.Claim;
import lectern.registration.Condition;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import lectern.registration.Registrations;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The explorer's table against the real DynamoDB Local: what a condition lets through, and what
 * stands there afterwards, is the same in both.
 */
class TableAgreesTest {
    private static final long SEED = 20_201_203;
    private static final Instant NOW = Cast.LINK_DUE;
    private static final Registration ANNA =
            Cast.registered("anna", Cast.webinar(Map.of()), Cast.LONG_BEFORE);

    private final FreshTables tables = FreshTables.create();
    private final Random random = new Random(SEED);
    private int done;
    private int refused;

    @Test
    void everyChangeThatDeliveryMakesMeansTheSameInBoth() {
        for (int i = 0; i < 300; i++) {
            Registration read = somebody();
            Registration after = somebody();
            // What stands there is often what was read, or differs in one thing.
            Map<String, AttributeValue> there =
                    random.nextInt(10) == 0
                            ? Map.of()
                            : disturbed(
                                    RegistrationItem.write(
                                            random.nextBoolean() ? read : somebody()));
            changes(read, after).forEach(change -> agrees(change, there));
        }
        assertThat(done).as("let through").isGreaterThan(200);
        assertThat(refused).as("refused").isGreaterThan(200);
    }

    @Test
    void everyConditionMeansTheSameInBoth() {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        items.add(Map.of());
        for (int i = 0; i < 12; i++) {
            items.add(RegistrationItem.write(somebody()));
        }
        items.add(Map.of("claim", Attributes.s("no map"), "attempts", Attributes.s("1")));
        for (Map<String, AttributeValue> item : items) {
            for (Condition condition : conditions()) {
                agrees(
                        new Change(
                                ANNA.key(),
                                List.of(condition),
                                Map.of("name", Attributes.s("changed")),
                                Set.of("role")),
                        item);
            }
        }
    }

    private void agrees(Change change, Map<String, AttributeValue> there) {
        put(there);
        Map<String, AttributeValue> keyed = there.isEmpty() ? Map.of() : keyed(there);
        boolean lets = ModelTable.lets(change, keyed);

        boolean isDone = carriedOut(change);

        assertThat(isDone).as("%s on %s", change, there).isEqualTo(lets);
        assertThat(item()).isEqualTo(lets ? ModelTable.after(change, keyed) : keyed);
        if (lets) {
            done++;
        } else {
            refused++;
        }
    }

    private boolean carriedOut(Change change) {
        try {
            tables.dynamoDb().updateItem(change.request(tables.registrations()));
            return true;
        } catch (ConditionalCheckFailedException lost) {
            return false;
        }
    }

    private Stream<Change> changes(Registration read, Registration after) {
        Instant now = NOW.plusSeconds(random.nextInt(-20, 20));
        return Stream.of(
                        Optional.of(new Take(read, claim(read.attempts() + 1)).change(now)),
                        new Rewrite(read, after).change(),
                        Optional.of(Registrations.asking(read, after)))
                .flatMap(Optional::stream)
                .filter(change -> !change.sets().isEmpty() || !change.removes().isEmpty());
    }

    private List<Condition> conditions() {
        return List.of(
                new Condition.Is("id", Attributes.s("registration-anna")),
                new Condition.Is("attempts", Attributes.n(1)),
                new Condition.Absent("claim"),
                new Condition.Absent("attention"),
                new Condition.AtMost("nextMailAt", Attributes.instant(NOW)),
                new Condition.ClaimedBy("t1"));
    }

    private Map<String, AttributeValue> disturbed(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> other = new HashMap<>(item);
        switch (random.nextInt(6)) {
            case 0 -> other.put("id", Attributes.s("registration-bert"));
            case 1 -> other.remove("nextMailAt");
            case 2 -> other.put("changedAt", Attributes.instant(NOW));
            default -> {}
        }
        return other;
    }

    private Registration somebody() {
        Map<MailKind, MailRecord> mails = new HashMap<>();
        for (MailKind kind : MailKind.values()) {
            if (random.nextInt(3) == 0) {
                MailStatus status = one(MailStatus.values());
                mails.put(kind, new MailRecord(status, NOW, "m" + random.nextInt(2), 1));
            }
        }
        int attempts = random.nextInt(3);
        Attention attention = random.nextInt(4) == 0 ? one(Attention.values()) : null;
        NextMail next =
                random.nextInt(4) == 0
                        ? null
                        : new NextMail(
                                one(MailKind.values()), NOW.plusSeconds(random.nextInt(-9, 9)));
        Registration planned = ANNA.withPlan(next, ANNA.expiresAt());
        Registration asked =
                random.nextBoolean()
                        ? planned
                        : planned.withAsked(
                                new Registration.Asked(NOW.minusSeconds(random.nextInt(2)), 1));
        Registration told =
                asked.withOutcome(
                        mails,
                        random.nextBoolean() ? null : claim(Math.max(attempts, 1)),
                        attention);
        return new Registration(
                told.key(),
                told.id(),
                told.person(),
                told.choices(),
                told.consent(),
                told.status(),
                told.registeredAt(),
                told.changedAt(),
                told.asked(),
                told.mails(),
                told.nextMail(),
                attempts,
                told.claim(),
                told.attention(),
                told.expiresAt());
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private Claim claim(int attempt) {
        return new Claim(
                MailKind.LINK, 1, attempt, attempt, "t" + random.nextInt(3), NOW.plusSeconds(65));
    }

    private void put(Map<String, AttributeValue> item) {
        if (item.isEmpty()) {
            tables.dynamoDb()
                    .deleteItem(delete ->
                            delete.tableName(tables.registrations())
                                    .key(RegistrationItem.key(ANNA.key())));
        } else {
            tables.dynamoDb()
                    .putItem(put -> put.tableName(tables.registrations()).item(keyed(item)));
        }
    }

    private Map<String, AttributeValue> item() {
        return tables.dynamoDb()
                .getItem(get ->
                        get.tableName(tables.registrations())
                                .key(RegistrationItem.key(ANNA.key()))
                                .consistentRead(true))
                .item();
    }

    private static Map<String, AttributeValue> keyed(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> keyed = new HashMap<>(item);
        keyed.putAll(RegistrationItem.key(ANNA.key()));
        return keyed;
    }
}
