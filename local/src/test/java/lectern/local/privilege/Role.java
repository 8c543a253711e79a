package lectern.local.privilege;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.local.aws.Template;

/** A function's role, judged as IAM would: what no statement allows is denied. */
public record Role(String function, List<Statement> statements) {
    public Role {
        statements = List.copyOf(statements);
    }

    /** What the template gives this function's role. */
    public static Role of(Template template, String logicalId, Map<String, String> parameters) {
        String word = logicalId.replace("Function", "");
        Map<String, Object> resources = Json.object(template.tree(), "Resources");
        Map<String, Object> role = Json.object(Json.object(resources, word + "Role"), "Properties");
        return new Role(
                logicalId,
                Json.objects(role, "Policies").stream()
                        .flatMap(policy ->
                                statements(
                                        template,
                                        Json.object(policy, "PolicyDocument"),
                                        parameters))
                        .toList());
    }

    /** The statements of a policy document, resolved; one for each pattern of a condition. */
    public static Stream<Statement> statements(
            Template template, Map<String, Object> document, Map<String, String> parameters) {
        Map<String, String> values = new HashMap<>(parameters);
        values.put("AWS::Partition", "aws");
        values.put("AWS::Region", "eu-west-1");
        values.put("AWS::AccountId", "123456789012");
        template.tables()
                .forEach(table -> {
                    values.put(table.logicalId() + ".Arn", table.logicalId());
                    values.put(table.logicalId() + ".StreamArn", table.logicalId() + "/stream");
                });
        Json.object(template.tree(), "Resources")
                .keySet()
                .forEach(id -> values.putIfAbsent(id + ".Arn", id));
        return Json.objects(document, "Statement").stream()
                .flatMap(each -> statements(template, each, values, document).stream());
    }

    private static List<Statement> statements(
            Template template,
            Map<String, Object> statement,
            Map<String, String> values,
            Map<String, Object> document) {
        if (!"Allow".equals(statement.get("Effect"))) {
            throw new IllegalArgumentException("not a statement that allows: " + document);
        }
        List<Condition> conditions = conditions(template, statement, values);
        List<Statement> statements = new ArrayList<>();
        for (String action : texts(template, statement.get("Action"), values)) {
            for (String resource : texts(template, statement.get("Resource"), values)) {
                String tail = resource.replaceAll("^arn:[^/]*:", "");
                if (conditions.isEmpty()) {
                    statements.add(new Statement(action, tail, List.of()));
                }
                conditions.forEach(
                        each -> statements.add(new Statement(action, tail, List.of(each))));
            }
        }
        return statements;
    }

    /** One for each pattern: a request meets one of them. */
    private static List<Condition> conditions(
            Template template, Map<String, Object> statement, Map<String, String> values) {
        Map<String, Object> operators = Json.object(statement, "Condition");
        return operators.keySet().stream()
                .flatMap(operator -> {
                    Map<String, Object> keys = Json.object(operators, operator);
                    if (!List.of(
                                    "StringEquals",
                                    "ForAllValues:StringEquals",
                                    "ForAllValues:StringLike")
                            .contains(operator)) {
                        throw new IllegalArgumentException("operator " + operator);
                    }
                    return keys.keySet().stream()
                            .flatMap(key ->
                                    texts(template, keys.get(key), values).stream()
                                            .map(pattern ->
                                                    new Condition(
                                                            key,
                                                            pattern,
                                                            operator.endsWith("Like"))));
                })
                .toList();
    }

    private static List<String> texts(
            Template template,
            @org.jspecify.annotations.Nullable Object value,
            Map<String, String> values) {
        return template.texts(Objects.requireNonNull(value), values);
    }

    /** What of these calls no statement allows. */
    public List<Call> missing(Stream<Call> calls) {
        return calls.filter(call -> statements.stream().noneMatch(each -> each.allows(call)))
                .toList();
    }

    /** Which statements, of those asked about, none of these calls needs. */
    public List<Statement> unused(List<Call> calls, Predicate<Statement> asked) {
        return statements.stream()
                .filter(asked)
                .filter(each -> calls.stream().noneMatch(each::allows))
                .toList();
    }

    /**
     * A statement that allows, with at most one condition.
     *
     * @param resource the last part of the ARN, tables by their logical ids
     */
    public record Statement(String action, String resource, List<Condition> conditions) {
        public Statement {
            conditions = List.copyOf(conditions);
        }

        boolean allows(Call call) {
            return action.equals(call.action())
                    && (call.resource().isEmpty()
                            ? resource.equals("*")
                            : isLike(resource, call.resource()))
                    && conditions.stream().allMatch(each -> each.holds(call));
        }
    }

    /** A condition on one key: equal, or like a pattern with asterisks. */
    public record Condition(String key, String pattern, boolean like) {
        boolean holds(Call call) {
            String value = call.conditions().getOrDefault(key, "");
            return like ? isLike(pattern, value) : pattern.equals(value);
        }
    }

    private static boolean isLike(String pattern, String value) {
        String regex =
                Pattern.compile("\\*")
                        .splitAsStream(pattern + "\0")
                        .map(each -> Pattern.quote(each.replace("\0", "")))
                        .collect(Collectors.joining(".*"));
        return value.matches(regex);
    }
}
