package lectern.registration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One conditional update of a registration's item, as values: what must stand there, what is
 * written. Whoever decides on a write answers with one of these; the table, or a test in its place,
 * carries it out.
 *
 * @param conditions all must hold; an update without any would bring back what was erased
 * @param sets attributes by name
 * @param removes names
 */
public record Change(
        RegistrationKey key,
        List<Condition> conditions,
        Map<String, AttributeValue> sets,
        Set<String> removes) {
    public Change {
        conditions = List.copyOf(conditions);
        sets = Map.copyOf(sets);
        removes = Set.copyOf(removes);
    }

    /** As DynamoDB takes it; it answers with the item as it is then, refused or not. */
    public UpdateItemRequest request(String table) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        String condition =
                conditions.stream()
                        .map(each ->
                                each.expression(
                                        name -> named(name, names), value -> valued(value, values)))
                        .collect(Collectors.joining(" AND "));
        Stream<String> assignments =
                new TreeMap<>(sets)
                        .entrySet().stream()
                                .map(set ->
                                        named(set.getKey(), names)
                                                + " = "
                                                + valued(set.getValue(), values));
        Stream<String> removed = removes.stream().sorted().map(name -> named(name, names));
        String update = clause("SET ", assignments) + clause("REMOVE ", removed);
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(RegistrationItem.key(key))
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    private static String clause(String word, Stream<String> parts) {
        String joined = parts.collect(Collectors.joining(", "));
        return joined.isEmpty() ? "" : word + joined + " ";
    }

    // Several of our names are reserved words of DynamoDB: name, role, status, token.
    private static String named(String name, Map<String, String> names) {
        names.put("#" + name, name);
        return "#" + name;
    }

    private static String valued(AttributeValue value, Map<String, AttributeValue> values) {
        String placeholder = ":" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }
}
