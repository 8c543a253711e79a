package lectern.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class TablesTest {
    private final FreshTables tables = FreshTables.create();
    private final Template template =
            Template.read(FreshTables.projectFolder().resolve("template.yaml"));

    @ParameterizedTest
    @ValueSource(strings = {"WebinarsTable", "RegistrationsTable", "ControlTable"})
    void aTableIsWhatTheTemplateSays(String logicalId) {
        Template.Table wanted = template.table(logicalId);
        TableDescription made = describe(tables.name(logicalId));

        Map<String, String> attributes = new HashMap<>();
        for (AttributeDefinition each : made.attributeDefinitions()) {
            attributes.put(each.attributeName(), each.attributeTypeAsString());
        }
        assertThat(attributes).isEqualTo(wanted.attributes());
        assertThat(key(made.keySchema())).isEqualTo(key(wanted.key()));
        assertThat(made.globalSecondaryIndexes())
                .extracting(
                        index -> index.indexName(),
                        index -> key(index.keySchema()),
                        index -> index.projection().projectionTypeAsString(),
                        index -> List.copyOf(index.projection().nonKeyAttributes()))
                .containsExactlyInAnyOrderElementsOf(
                        wanted.indexes().stream()
                                .map(index ->
                                        tuple(
                                                index.name(),
                                                key(index.key()),
                                                index.projection(),
                                                index.included()))
                                .toList());
        StreamSpecification stream = made.streamSpecification();
        assertThat(stream == null ? "" : stream.streamViewTypeAsString())
                .isEqualTo(wanted.streamView().orElse(""));
    }

    @Test
    void aTableThatExistsKeepsItsItems() {
        tables.putWebinar(FreshTables.projectFolder().resolve("webinars/iuc-city-to-city-4.json"));

        Tables.create(tables.dynamoDb(), template, tables.names());

        assertThat(tables.dynamoDb().scan(scan -> scan.tableName(tables.webinars())).items())
                .singleElement()
                .extracting(item -> item.get("webinar"))
                .isEqualTo(AttributeValue.fromS("iuc-city-to-city-4"));
    }

    private TableDescription describe(String name) {
        return tables.dynamoDb().describeTable(describe -> describe.tableName(name)).table();
    }

    private static List<String> key(List<KeySchemaElement> schema) {
        return schema.stream()
                .map(each -> each.attributeName() + " " + each.keyTypeAsString())
                .toList();
    }

    private static List<String> key(Template.Key key) {
        List<String> texts = new ArrayList<>(List.of(key.partition() + " HASH"));
        key.sort().ifPresent(sort -> texts.add(sort + " RANGE"));
        return texts;
    }
}
