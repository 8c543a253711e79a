package lectern.delivery.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.local.aws.FreshTables;
import lectern.registration.Change;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import lectern.registration.RegistrationKey;
import lectern.registration.Written;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Carries writes out on the real DynamoDB Local and counts what each costs; of the table alone
 * DynamoDB Local must say the same.
 */
final class Meter {
    private final FreshTables tables;
    private final RegistrationKey key;
    private final List<Row> rows = new ArrayList<>();

    /** One write. */
    record Row(String call, int table, int indexes) {
        int units() {
            return table + indexes;
        }
    }

    Meter(FreshTables tables, RegistrationKey key) {
        this.tables = tables;
        this.key = key;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    int units() {
        return rows.stream().mapToInt(Row::units).sum();
    }

    /** Puts a new registration. */
    void put(String call, Registration registration) {
        Map<String, AttributeValue> before = item();
        ConsumedCapacity consumed =
                tables.dynamoDb()
                        .putItem(put ->
                                put.tableName(tables.registrations())
                                        .item(RegistrationItem.write(registration))
                                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                        .consumedCapacity();
        count(call, before, consumed);
    }

    /** Carries the change out; a refused one costs what stands there. */
    Written write(String call, Change change) {
        Map<String, AttributeValue> before = item();
        try {
            var answer =
                    tables.dynamoDb()
                            .updateItem(
                                    change.request(tables.registrations()).toBuilder()
                                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                                            .build());
            count(call, before, answer.consumedCapacity());
            return new Written.Yes(RegistrationItem.read(answer.attributes()));
        } catch (ConditionalCheckFailedException refused) {
            rows.add(new Row(call + " (refused)", WriteUnits.ofTable(before, before), 0));
            return new Written.No(Optional.of(before).map(RegistrationItem::read));
        }
    }

    private void count(String call, Map<String, AttributeValue> before, ConsumedCapacity consumed) {
        Map<String, AttributeValue> after = item();
        Row row =
                new Row(
                        call,
                        WriteUnits.ofTable(before, after),
                        WriteUnits.ofIndexes(before, after));
        assertThat(consumed.table().capacityUnits()).as(call).isEqualTo(row.table());
        rows.add(row);
    }

    private Map<String, AttributeValue> item() {
        return tables.dynamoDb()
                .getItem(get ->
                        get.tableName(tables.registrations())
                                .key(RegistrationItem.key(key))
                                .consistentRead(true))
                .item();
    }

    @Override
    public String toString() {
        StringBuilder table =
                new StringBuilder(
                        String.format("%-34s %5s %7s %5s%n", "", "table", "indexes", "units"));
        for (Row row : rows) {
            table.append(
                    String.format(
                            "%-34s %5d %7d %5d%n",
                            row.call(), row.table(), row.indexes(), row.units()));
        }
        return table.append(String.format("%-34s %19d%n", "all", units())).toString();
    }
}
