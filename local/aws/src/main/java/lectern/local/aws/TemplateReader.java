package lectern.local.aws;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.local.aws.Template.Cors;
import lectern.local.aws.Template.Event;
import lectern.local.aws.Template.Function;
import lectern.local.aws.Template.Index;
import lectern.local.aws.Template.Route;
import lectern.local.aws.Template.Table;

/** Turns the tree of a template into the values of {@link Template}. */
record TemplateReader(Path file, Map<String, Object> tree) {
    /** What Lambda takes where neither the function nor the globals say. */
    private static final String TIMEOUT_SECONDS = "3";

    Template template() {
        return new Template(
                file,
                tree,
                defaults(),
                resources("AWS::DynamoDB::Table", TemplateReader::table),
                resources("AWS::Serverless::Function", this::function),
                cors());
    }

    private Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        Map<String, Object> parameters = Json.object(tree, "Parameters");
        parameters
                .keySet()
                .forEach(name ->
                        Json.string(Json.object(parameters, name), "Default")
                                .ifPresent(value -> defaults.put(name, value)));
        return defaults;
    }

    private <T> List<T> resources(String type, BiFunction<String, Map<String, Object>, T> read) {
        Map<String, Object> resources = Json.object(tree, "Resources");
        return resources.keySet().stream()
                .filter(id -> type.equals(Json.object(resources, id).get("Type")))
                .map(id -> read.apply(id, Json.object(Json.object(resources, id), "Properties")))
                .toList();
    }

    private Cors cors() {
        return resources("AWS::Serverless::HttpApi", (_, api) -> api).stream()
                .findFirst()
                .map(api -> new Cors(Json.object(api, "CorsConfiguration")))
                .orElseGet(() -> new Cors(Map.of()));
    }

    private static Table table(String id, Map<String, Object> properties) {
        return new Table(
                id,
                key(properties, id),
                Json.objects(properties, "AttributeDefinitions").stream()
                        .collect(
                                toMap(
                                        each -> required(each, "AttributeName", id),
                                        each -> required(each, "AttributeType", id))),
                Json.objects(properties, "GlobalSecondaryIndexes").stream()
                        .map(index -> index(index, id))
                        .toList(),
                Json.string(Json.object(properties, "StreamSpecification"), "StreamViewType"),
                Json.string(Json.object(properties, "TimeToLiveSpecification"), "AttributeName"));
    }

    private static Index index(Map<String, Object> index, String table) {
        String name = required(index, "IndexName", table);
        Map<String, Object> projection = Json.object(index, "Projection");
        return new Index(
                name,
                key(index, table + " " + name),
                required(projection, "ProjectionType", table + " " + name),
                strings(projection, "NonKeyAttributes"));
    }

    private static Template.Key key(Map<String, Object> properties, String where) {
        return new Template.Key(
                keys(properties, "HASH", where)
                        .findFirst()
                        .orElseThrow(() -> missing("HASH key", where)),
                keys(properties, "RANGE", where).findFirst());
    }

    private static Stream<String> keys(Map<String, Object> properties, String type, String where) {
        return Json.objects(properties, "KeySchema").stream()
                .filter(key -> type.equals(key.get("KeyType")))
                .map(key -> required(key, "AttributeName", where));
    }

    private Function function(String id, Map<String, Object> properties) {
        Map<String, Object> globals = Json.object(Json.object(tree, "Globals"), "Function");
        String seconds =
                Json.string(properties, "Timeout")
                        .or(() -> Json.string(globals, "Timeout"))
                        .orElse(TIMEOUT_SECONDS);
        Map<String, Object> variables = new LinkedHashMap<>(variables(globals));
        variables.putAll(variables(properties));
        return new Function(
                id,
                required(properties, "Handler", id),
                file.resolveSibling(required(properties, "CodeUri", id)).normalize(),
                Duration.ofSeconds(Long.parseLong(seconds)),
                variables,
                events(Json.object(properties, "Events"), id));
    }

    private static Map<String, Object> variables(Map<String, Object> properties) {
        return Json.object(Json.object(properties, "Environment"), "Variables");
    }

    private static List<Event> events(Map<String, Object> events, String function) {
        return events.keySet().stream()
                .map(name -> {
                    Map<String, Object> event = Json.object(events, name);
                    return new Event(
                            name,
                            required(event, "Type", function + " " + name),
                            Json.object(event, "Properties"));
                })
                .toList();
    }

    static List<Route> routes(Function function) {
        return properties(function, "HttpApi")
                .map(route ->
                        new Route(
                                required(route, "Method", function.logicalId()),
                                required(route, "Path", function.logicalId()),
                                function.logicalId()))
                .toList();
    }

    static List<Template.Stream> streams(Function function) {
        return properties(function, "DynamoDB")
                .map(stream -> stream(stream, function.logicalId()))
                .toList();
    }

    private static Template.Stream stream(Map<String, Object> properties, String function) {
        String arn = required(Json.object(properties, "Stream"), "Fn::GetAtt", function);
        return new Template.Stream(
                arn.substring(0, arn.indexOf('.')),
                Integer.parseInt(required(properties, "BatchSize", function)),
                Integer.parseInt(required(properties, "MaximumRetryAttempts", function)),
                Json.objects(Json.object(properties, "FilterCriteria"), "Filters").stream()
                        .map(filter -> required(filter, "Pattern", function))
                        .toList());
    }

    static List<String> schedules(Function function) {
        return Stream.concat(properties(function, "ScheduleV2"), properties(function, "Schedule"))
                .map(schedule ->
                        Json.string(schedule, "ScheduleExpression")
                                .or(() -> Json.string(schedule, "Schedule"))
                                .orElseThrow(() -> missing("schedule", function.logicalId())))
                .toList();
    }

    static List<Template.Rule> rules(Function function) {
        return properties(function, "EventBridgeRule")
                .map(rule -> new Template.Rule(Json.object(rule, "Pattern")))
                .toList();
    }

    private static Stream<Map<String, Object>> properties(Function function, String type) {
        return function.events().stream()
                .filter(event -> event.type().equals(type))
                .map(Event::properties);
    }

    private static List<String> strings(Map<String, Object> tree, String name) {
        return tree.get(name) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static String required(Map<String, Object> tree, String name, String where) {
        return Json.string(tree, name).orElseThrow(() -> missing(name, where));
    }

    private static IllegalArgumentException missing(String what, String where) {
        return new IllegalArgumentException("template: " + where + " has no plain " + what);
    }
}
