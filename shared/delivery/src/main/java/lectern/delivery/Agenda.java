package lectern.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lectern.lambda.Log;
import lectern.registration.Attributes;
import lectern.registration.MailKind;
import lectern.registration.RegistrationKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Whose next mail is due: one walk over the shards of the index in random order, each page
 * shuffled, so that ticks which overlap seldom meet. What it names is a hint; the index lags the
 * table.
 */
public final class Agenda implements Iterator<DueKey> {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Instant until;
    private final RandomGenerator random;
    private final Deque<Integer> shards;
    private final Deque<DueKey> page = new ArrayDeque<>();
    private Map<String, AttributeValue> resume = Map.of();

    public Agenda(DynamoDbClient dynamoDb, String table, Instant until, RandomGenerator random) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.until = until;
        this.random = random;
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, RegistrationKey.AGENDA_SHARDS).boxed().toList());
        Collections.shuffle(order, java.util.Random.from(random));
        this.shards = new ArrayDeque<>(order);
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && !shards.isEmpty()) {
            readPage();
        }
        return !page.isEmpty();
    }

    @Override
    public DueKey next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the agenda is at its end");
        }
        return page.remove();
    }

    private void readPage() {
        int shard = shards.element();
        QueryResponse answer =
                dynamoDb.query(query ->
                        query.tableName(table)
                                .indexName("agenda")
                                .keyConditionExpression(
                                        "agendaShard = :shard AND nextMailAt <= :until")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":shard", Attributes.n(shard),
                                                ":until", Attributes.instant(until)))
                                .exclusiveStartKey(resume.isEmpty() ? null : resume));
        List<DueKey> keys =
                new ArrayList<>(
                        answer.items().stream().flatMap(item -> dueKey(item).stream()).toList());
        Collections.shuffle(keys, java.util.Random.from(random));
        page.addAll(keys);
        resume = answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
        if (resume.isEmpty()) {
            shards.remove();
        }
    }

    // A kind that this version does not know is left to the version that does; a key that a hand
    // has written wrong keeps no other from its mail.
    private static Optional<DueKey> dueKey(Map<String, AttributeValue> item) {
        Optional<MailKind> kind = Attributes.text(item, "nextMail").flatMap(MailKind::ofWord);
        Optional<RegistrationKey> key =
                RegistrationKey.of(
                        Attributes.requiredText(item, "webinar"),
                        Attributes.requiredText(item, "email"));
        if (key.isEmpty()) {
            Log.warn("key unreadable", "index", "agenda");
        }
        return kind.isPresent() && key.isPresent()
                ? Optional.of(new DueKey(key.get(), kind.get()))
                : Optional.empty();
    }
}
