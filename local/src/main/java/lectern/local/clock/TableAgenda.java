package lectern.local.clock;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lectern.registration.Attributes;
import lectern.registration.RegistrationKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the tables say is due: {@code nextMailAt} in the index {@code agenda}, and {@code passAt} of
 * the webinars' items in the control table.
 */
public final class TableAgenda implements Agenda {
    private final DynamoDbClient dynamoDb;
    private final String registrationsTable;
    private final String controlTable;

    public TableAgenda(DynamoDbClient dynamoDb, String registrationsTable, String controlTable) {
        this.dynamoDb = dynamoDb;
        this.registrationsTable = registrationsTable;
        this.controlTable = controlTable;
    }

    @Override
    public Optional<Instant> nextAfter(Instant moment) {
        return Stream.concat(nextMails(moment), passes())
                .filter(moment::isBefore)
                .min(Instant::compareTo);
    }

    private Stream<Instant> nextMails(Instant moment) {
        return IntStream.range(0, RegistrationKey.AGENDA_SHARDS)
                .boxed()
                .flatMap(shard -> firstOf(shard, moment).stream());
    }

    private Optional<Instant> firstOf(int shard, Instant moment) {
        return dynamoDb
                .query(query ->
                        query.tableName(registrationsTable)
                                .indexName("agenda")
                                .keyConditionExpression("agendaShard = :shard AND nextMailAt > :at")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":shard",
                                                Attributes.n(shard),
                                                ":at",
                                                Attributes.instant(moment)))
                                .limit(1))
                .items()
                .stream()
                .flatMap(item -> instant(item, "nextMailAt").stream())
                .findFirst();
    }

    private Stream<Instant> passes() {
        return dynamoDb
                .scanPaginator(scan ->
                        scan.tableName(controlTable)
                                .consistentRead(true)
                                .filterExpression(
                                        "begins_with(#name, :webinar) AND attribute_exists(passAt)")
                                .expressionAttributeNames(Map.of("#name", "name"))
                                .expressionAttributeValues(
                                        Map.of(":webinar", Attributes.s("webinar#"))))
                .items()
                .stream()
                .flatMap(item -> instant(item, "passAt").stream());
    }

    // Items are edited by hand; what is not an instant is due never.
    private static Optional<Instant> instant(Map<String, AttributeValue> item, String name) {
        try {
            AttributeValue value = item.get(name);
            return value == null || value.s() == null
                    ? Optional.empty()
                    : Optional.of(Instant.parse(value.s()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
