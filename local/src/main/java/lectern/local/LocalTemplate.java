package lectern.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lectern.lambda.Json;
import lectern.local.aws.LocalEnvironment;
import lectern.local.aws.Template;
import lectern.local.bus.BusRule;
import lectern.local.function.FunctionDefinition;
import lectern.local.gateway.Cors;
import lectern.local.gateway.Route;
import lectern.local.stream.StreamMapping;

/** {@code template.yaml} with this machine's values in it. */
final class LocalTemplate {
    /** Lambda's own, where the template says nothing. */
    private static final String MEMORY = "128";

    private static final int RETRIES = 2;

    private static final String FOR_EVER = "-1";

    private final Template template;
    private final Map<String, String> values;

    private LocalTemplate(Template template, Map<String, String> values) {
        this.template = template;
        this.values = values;
    }

    /**
     * Reads the template of the project.
     *
     * @param publicUrl how links in mails begin
     */
    static LocalTemplate read(Path project, URI publicUrl) {
        Path file = project.resolve("template.yaml");
        if (!Files.isReadable(file)) {
            throw new CannotStart(
                    "There is no template.yaml in "
                            + project.toAbsolutePath().normalize()
                            + "; start Lectern in its own folder.");
        }
        try {
            Template template = Template.read(file);
            Map<String, String> values = new HashMap<>(tableNames(template));
            values.put("PublicUrl", publicUrl.toString());
            values.put("From", "events@example.org");
            return new LocalTemplate(template, values);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("template.yaml cannot be read: " + e.getMessage(), e);
        }
    }

    Template template() {
        return template;
    }

    /** The tables' names here by their logical ids: {@code webinars} for {@code WebinarsTable}. */
    Map<String, String> tableNames() {
        return tableNames(template);
    }

    /** The name here of the table with this logical id. */
    static String tableName(String logicalId) {
        return word(logicalId, "Table");
    }

    List<FunctionDefinition> functions(URI dynamoDb, URI ses) {
        return template.functions().stream().map(each -> function(each, dynamoDb, ses)).toList();
    }

    List<Route> routes() {
        return template.routes().stream()
                .map(route ->
                        new Route(route.method(), route.path(), functionName(route.function())))
                .toList();
    }

    Optional<Cors> cors() {
        Map<String, Object> cors = template.cors().properties();
        return cors.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Cors(
                                texts(cors, "AllowOrigins"),
                                texts(cors, "AllowMethods"),
                                texts(cors, "AllowHeaders"),
                                Json.string(cors, "MaxAge")));
    }

    /** The functions that a schedule wakes. */
    List<String> scheduled() {
        return template.functions().stream()
                .filter(each -> !each.schedules().isEmpty())
                .map(each -> functionName(each.logicalId()))
                .toList();
    }

    /** The functions that send mail: those that are told how SES is to account for it. */
    List<String> senders() {
        return template.functions().stream()
                .filter(each -> each.variables().containsKey("CONFIGURATION_SET"))
                .map(each -> functionName(each.logicalId()))
                .toList();
    }

    /** The event source mappings, by the name of the table. */
    Map<String, List<StreamMapping>> mappings() {
        return template.functions().stream()
                .flatMap(function ->
                        function.streams().stream().map(each -> mapping(function, each)))
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The rules on the event bus. */
    List<BusRule> rules() {
        return template.functions().stream()
                .flatMap(function ->
                        function.rules().stream()
                                .map(rule ->
                                        BusRule.of(
                                                functionName(function.logicalId()),
                                                template.pattern(rule, values),
                                                retries(function))))
                .toList();
    }

    private int retries(Template.Function function) {
        return Json.string(
                        Json.object(properties(function), "EventInvokeConfig"),
                        "MaximumRetryAttempts")
                .map(Integer::parseInt)
                .orElse(RETRIES);
    }

    private Map.Entry<String, StreamMapping> mapping(
            Template.Function function, Template.Stream stream) {
        String age =
                function.events().stream()
                        .filter(event -> event.type().equals("DynamoDB"))
                        .flatMap(event ->
                                Json.string(event.properties(), "MaximumRecordAgeInSeconds")
                                        .stream())
                        .findFirst()
                        .orElse(FOR_EVER);
        return Map.entry(
                tableName(stream.table()),
                new StreamMapping(
                        functionName(function.logicalId()),
                        stream.batchSize(),
                        stream.retries(),
                        age.equals(FOR_EVER)
                                ? Duration.ofDays(1)
                                : Duration.ofSeconds(Long.parseLong(age)),
                        stream.filters()));
    }

    private FunctionDefinition function(Template.Function function, URI dynamoDb, URI ses) {
        String name = functionName(function.logicalId());
        int memory = memory(function);
        Map<String, String> variables = new HashMap<>(LocalEnvironment.variables(dynamoDb, ses));
        variables.put("AWS_LAMBDA_FUNCTION_NAME", name);
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memory));
        variables.put("_HANDLER", function.handler());
        variables.put("TZ", ":UTC");
        variables.putAll(template.environment(function, values));
        return new FunctionDefinition(
                name, function.code(), function.handler(), function.timeout(), memory, variables);
    }

    private int memory(Template.Function function) {
        Function<Map<String, Object>, Optional<String>> size =
                properties -> Json.string(properties, "MemorySize");
        Map<String, Object> own = properties(function);
        Map<String, Object> globals =
                Json.object(Json.object(template.tree(), "Globals"), "Function");
        return Integer.parseInt(size.apply(own).or(() -> size.apply(globals)).orElse(MEMORY));
    }

    private Map<String, Object> properties(Template.Function function) {
        return Json.object(
                Json.object(Json.object(template.tree(), "Resources"), function.logicalId()),
                "Properties");
    }

    private List<String> texts(Map<String, Object> tree, String name) {
        Object value = tree.get(name);
        return value == null ? List.of() : template.texts(value, values);
    }

    private static Map<String, String> tableNames(Template template) {
        return template.tables().stream()
                .map(Template.Table::logicalId)
                .collect(Collectors.toMap(Function.identity(), LocalTemplate::tableName));
    }

    static String functionName(String logicalId) {
        return word(logicalId, "Function");
    }

    private static String word(String logicalId, String kind) {
        return logicalId
                .substring(0, logicalId.length() - (logicalId.endsWith(kind) ? kind.length() : 0))
                .toLowerCase(Locale.ROOT);
    }
}
