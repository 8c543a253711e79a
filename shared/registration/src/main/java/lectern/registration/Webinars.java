package lectern.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.Json;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The webinars table, where organisers write by hand, and beside it the last good version of each
 * webinar, which stays in force while the item cannot be used.
 */
public final class Webinars {
    private final DynamoDbClient dynamoDb;
    private final String webinarsTable;
    private final String controlTable;

    public Webinars(DynamoDbClient dynamoDb, String webinarsTable, String controlTable) {
        this.dynamoDb = dynamoDb;
        this.webinarsTable = webinarsTable;
        this.controlTable = controlTable;
    }

    /** The name of a webinar's item in the control table. */
    public static String controlName(WebinarId id) {
        return "webinar#" + id;
    }

    /**
     * The webinar in force: the item as it is now or, where that cannot be used, as it last could.
     */
    public Optional<Webinar> inForce(WebinarId id) {
        Map<String, AttributeValue> item =
                dynamoDb.getItem(get ->
                                get.tableName(webinarsTable)
                                        .key(Map.of("webinar", Attributes.s(id.value())))
                                        .consistentRead(true))
                        .item();
        if (item.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> tree = new HashMap<>(Attributes.plain(item));
        if (tree.get("revision") == null) {
            // Put anew by hand. It is never told as revision 1 again.
            Attributes.number(control(id), "revision")
                    .ifPresent(known -> tree.put("revision", known));
        }
        return WebinarReader.read(tree).webinar().or(() -> lastGood(id));
    }

    /** All items of the table, as plain trees; there are few. */
    public List<Map<String, Object>> all() {
        return dynamoDb
                .scanPaginator(scan -> scan.tableName(webinarsTable).consistentRead(true))
                .items()
                .stream()
                .map(Attributes::plain)
                .toList();
    }

    private Optional<Webinar> lastGood(WebinarId id) {
        return Attributes.text(control(id), "good").flatMap(Webinars::ofJson);
    }

    private Map<String, AttributeValue> control(WebinarId id) {
        return dynamoDb.getItem(get ->
                        get.tableName(controlTable)
                                .key(Map.of("name", Attributes.s(controlName(id))))
                                .consistentRead(true))
                .item();
    }

    /** The webinar in a stored JSON text. */
    public static Optional<Webinar> ofJson(String json) {
        try {
            return WebinarReader.read(Json.read(json)).webinar();
        } catch (IOException e) {
            throw new UncheckedIOException("a stored webinar is not JSON", e);
        }
    }
}
