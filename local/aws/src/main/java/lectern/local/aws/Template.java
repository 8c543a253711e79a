package lectern.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code template.yaml} as the local run and the tests need it: the one truth about tables, routes,
 * handlers, time-outs and environment variables.
 *
 * @param tree the whole file: maps, lists and, for every scalar, its text; short tags in long form
 * @param parameters the parameters that have a default, with it
 */
@SuppressWarnings("JavaLangClash") // Function and Stream are the words of the template.
public record Template(
        Path file,
        Map<String, Object> tree,
        Map<String, String> parameters,
        List<Table> tables,
        List<Function> functions,
        Cors cors) {

    public Template {
        parameters = Map.copyOf(parameters);
        tables = List.copyOf(tables);
        functions = List.copyOf(functions);
    }

    /** Reads the file; what cannot be understood is named in the exception. */
    public static Template read(Path file) {
        try {
            Path absolute = file.toAbsolutePath().normalize();
            return new TemplateReader(
                            absolute,
                            YamlTree.parse(
                                    Files.readString(absolute), absolute.getFileName().toString()))
                    .template();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** All routes of all functions, in the template's order. */
    public List<Route> routes() {
        return functions.stream().flatMap(function -> function.routes().stream()).toList();
    }

    public Table table(String logicalId) {
        return tables.stream()
                .filter(table -> table.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + logicalId));
    }

    public Function function(String logicalId) {
        return functions.stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function " + logicalId));
    }

    /**
     * The variables that CloudFormation would give the function.
     *
     * @param values what a {@code Ref} to a parameter or a resource, or a {@code GetAtt} ({@code
     *     RegistrationsTable.StreamArn}), stands for; parameters fall back on their default
     */
    public Map<String, String> environment(Function function, Map<String, String> values) {
        var intrinsics = new Intrinsics(parameters, values);
        Map<String, String> environment = new LinkedHashMap<>();
        function.variables()
                .forEach((name, value) ->
                        environment.put(
                                name, intrinsics.text(value, function.logicalId() + " " + name)));
        return environment;
    }

    /**
     * The texts of a list anywhere in the tree, or of one value that holds them separated by
     * commas, resolved in the same way: CORS origins and the like.
     */
    public List<String> texts(Object value, Map<String, String> values) {
        return new Intrinsics(parameters, values).texts(value, file.getFileName().toString());
    }

    /** The pattern of a rule on the default event bus, resolved in the same way. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> pattern(Rule rule, Map<String, String> values) {
        return (Map<String, Object>)
                new Intrinsics(parameters, values).tree(rule.pattern(), "event pattern");
    }

    /** The attributes of a key: its partition key, then its sort key. */
    public record Key(String partition, Optional<String> sort) {}

    /**
     * A global secondary index.
     *
     * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
     */
    public record Index(String name, Key key, String projection, List<String> included) {}

    /**
     * A table's definition.
     *
     * @param attributes the type ({@code S}, {@code N}, {@code B}) of each attribute in a key
     * @param streamView what the stream's records hold, where there is a stream
     */
    public record Table(
            String logicalId,
            Key key,
            Map<String, String> attributes,
            List<Index> indexes,
            Optional<String> streamView,
            Optional<String> timeToLive) {}

    /**
     * A Lambda function.
     *
     * @param handler the name of the handler's class
     * @param code the zip, absolute
     * @param variables the environment of the globals and the function, unresolved
     */
    public record Function(
            String logicalId,
            String handler,
            Path code,
            Duration timeout,
            Map<String, Object> variables,
            List<Event> events) {

        /** The function's routes on the HTTP API. */
        public List<Route> routes() {
            return TemplateReader.routes(this);
        }

        /** The table streams the function reads. */
        public List<Stream> streams() {
            return TemplateReader.streams(this);
        }

        /** The schedule expressions that wake the function. */
        public List<String> schedules() {
            return TemplateReader.schedules(this);
        }

        /** The rules on the default event bus that call the function. */
        public List<Rule> rules() {
            return TemplateReader.rules(this);
        }

        /** Whether it has a route, and so the API's address in its own requests. */
        public boolean hasRoutes() {
            return !routes().isEmpty();
        }
    }

    /** One entry of a function's {@code Events}, as it stands. */
    public record Event(String name, String type, Map<String, Object> properties) {}

    /**
     * A path of the HTTP API.
     *
     * @param method {@code ANY} or one method
     * @param path with {@code {names}} in braces; {@code $default} takes what no other route does
     */
    public record Route(String method, String path, String function) {}

    /**
     * What a function reads of a table's stream.
     *
     * @param table the logical id of the table
     * @param filters event patterns, any of which lets a record pass; none lets all pass
     */
    public record Stream(String table, int batchSize, int retries, List<String> filters) {}

    /**
     * A rule on the default event bus.
     *
     * @param pattern which events it lets pass, unresolved
     */
    public record Rule(Map<String, Object> pattern) {}

    /** The API's CORS configuration, unresolved; empty where there is none. */
    public record Cors(Map<String, Object> properties) {}
}
