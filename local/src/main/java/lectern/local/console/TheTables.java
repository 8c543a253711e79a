package lectern.local.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.registration.Attributes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The three tables as a person at the AWS console would see and edit them. */
public final class TheTables {
    /** What one page shows at most. */
    static final int ROWS = 500;

    private final DynamoDbClient dynamoDb;
    private final String webinars;
    private final String registrations;
    private final String control;

    public TheTables(
            DynamoDbClient dynamoDb, String webinars, String registrations, String control) {
        this.dynamoDb = dynamoDb;
        this.webinars = webinars;
        this.registrations = registrations;
        this.control = control;
    }

    List<Map<String, Object>> webinars() {
        return rows(webinars);
    }

    List<Map<String, Object>> registrations() {
        return rows(registrations);
    }

    List<Map<String, Object>> control() {
        return rows(control);
    }

    Optional<Map<String, Object>> webinar(String id) {
        Map<String, AttributeValue> item =
                dynamoDb.getItem(get ->
                                get.tableName(webinars)
                                        .key(Map.of("webinar", Attributes.s(id)))
                                        .consistentRead(true))
                        .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(Attributes.plain(item));
    }

    /** Sets attributes of a webinar, and leaves all others alone. */
    void edit(String webinar, Map<String, Object> attributes) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        Attributes.typed(attributes)
                .forEach((name, value) -> {
                    names.put("#" + name, name);
                    values.put(":" + name, value);
                });
        List<String> sets =
                attributes.keySet().stream().map(name -> "#" + name + " = :" + name).toList();
        dynamoDb.updateItem(update ->
                update.tableName(webinars)
                        .key(Map.of("webinar", Attributes.s(webinar)))
                        .updateExpression("SET " + String.join(", ", sets))
                        .conditionExpression("attribute_exists(webinar)")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values));
    }

    private List<Map<String, Object>> rows(String table) {
        return dynamoDb
                .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .stream()
                .limit(ROWS)
                .map(Attributes::plain)
                .toList();
    }
}
