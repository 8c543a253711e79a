package lectern.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lectern.lambda.Json;
import lectern.local.aws.Template.Index;
import lectern.local.aws.Template.Table;
import lectern.registration.Attributes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Makes the template's tables, and fills them from files. */
public final class Tables {
    private Tables() {}

    /**
     * Creates every table of the template under the name given for its logical id; a table that
     * exists is left as it is.
     */
    public static void create(
            DynamoDbClient dynamoDb, Template template, Map<String, String> names) {
        for (Table table : template.tables()) {
            String name = names.get(table.logicalId());
            if (name == null) {
                throw new IllegalArgumentException("no name given for " + table.logicalId());
            }
            try {
                dynamoDb.createTable(request(table, name));
            } catch (ResourceInUseException _) {
                // It survived in the data folder.
            }
        }
    }

    /** The JSON object in the file as an item, ready to be put. */
    public static Map<String, AttributeValue> item(Path json) {
        try {
            return Attributes.typed(Json.read(Files.readString(json)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + json, e);
        }
    }

    private static CreateTableRequest request(Table table, String name) {
        List<AttributeDefinition> attributes =
                table.attributes().entrySet().stream()
                        .map(each ->
                                AttributeDefinition.builder()
                                        .attributeName(each.getKey())
                                        .attributeType(each.getValue())
                                        .build())
                        .toList();
        var request =
                CreateTableRequest.builder()
                        .tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(attributes)
                        .keySchema(key(table.key()));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(table.indexes().stream().map(Tables::index).toList());
        }
        table.streamView()
                .ifPresent(view ->
                        request.streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(view)));
        return request.build();
    }

    private static GlobalSecondaryIndex index(Index index) {
        var projection = Projection.builder().projectionType(index.projection());
        if (!index.included().isEmpty()) {
            projection.nonKeyAttributes(index.included());
        }
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(key(index.key()))
                .projection(projection.build())
                .build();
    }

    private static List<KeySchemaElement> key(Template.Key key) {
        List<KeySchemaElement> elements = new ArrayList<>();
        elements.add(element(key.partition(), KeyType.HASH));
        key.sort().ifPresent(sort -> elements.add(element(sort, KeyType.RANGE)));
        return elements;
    }

    private static KeySchemaElement element(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
