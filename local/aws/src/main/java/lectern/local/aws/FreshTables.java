package lectern.local.aws;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The template's tables, empty and under names of their own, for one test class or test.
 *
 * <p>All of a JVM's stand in one DynamoDB Local, which starts with the first and ends with the JVM.
 */
public final class FreshTables {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final URI endpoint;
    private final Map<String, String> names;
    private final DynamoDbClient dynamoDb;

    private FreshTables(URI endpoint, Map<String, String> names, DynamoDbClient dynamoDb) {
        this.endpoint = endpoint;
        this.names = Map.copyOf(names);
        this.dynamoDb = dynamoDb;
    }

    /** New tables, empty. */
    public static FreshTables create() {
        int number = COUNT.incrementAndGet();
        Template template = Shared.TEMPLATE;
        Map<String, String> names =
                template.tables().stream()
                        .collect(toMap(Template.Table::logicalId, table -> name(table, number)));
        Tables.create(Shared.CLIENT, template, names);
        return new FreshTables(Shared.DYNAMO_DB.endpoint(), names, Shared.CLIENT);
    }

    /**
     * The project's folder: where {@code template.yaml}, {@code events/} and {@code webinars/} are.
     */
    public static Path projectFolder() {
        Path start = Path.of(System.getProperty("lectern.root", "")).toAbsolutePath();
        return Stream.iterate(Optional.of(start), at -> at.flatMap(FreshTables::parent))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(folder -> Files.exists(folder.resolve("template.yaml")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no template.yaml above " + start));
    }

    /** A client that all tests of this JVM share; nobody closes it. */
    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** The tables' names by their logical ids. */
    public Map<String, String> names() {
        return names;
    }

    public String webinars() {
        return name("WebinarsTable");
    }

    public String registrations() {
        return name("RegistrationsTable");
    }

    public String control() {
        return name("ControlTable");
    }

    /**
     * Puts the JSON object in the file, such as {@code webinars/x.json}, into the webinars table.
     */
    public void putWebinar(Path json) {
        dynamoDb.putItem(put -> put.tableName(webinars()).item(Tables.item(json)));
    }

    /** What a function gets that sends no mail: SES is nowhere. */
    public Environment environment() {
        return environment(LocalEnvironment.NOWHERE, Map.of());
    }

    /** What a function gets. {@code more} wins over what is here. */
    public Environment environment(URI ses, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(LocalEnvironment.variables(endpoint, ses));
        variables.put("WEBINARS_TABLE", webinars());
        variables.put("REGISTRATIONS_TABLE", registrations());
        variables.put("CONTROL_TABLE", control());
        variables.put("PUBLIC_URL", "http://localhost:8080");
        variables.put("CONFIGURATION_SET", "lectern");
        variables.put("POSTS_PER_SOURCE", "300");
        variables.putAll(more);
        return Environment.of(variables);
    }

    /** The name of the table with this logical id. */
    public String name(String logicalId) {
        return requireNonNull(names.get(logicalId), logicalId);
    }

    private static String name(Template.Table table, int number) {
        return table.logicalId() + "-" + number;
    }

    private static Optional<Path> parent(Path folder) {
        return Optional.ofNullable(folder.getParent());
    }

    /** Begins with the first use. */
    private static final class Shared {
        static final Template TEMPLATE = Template.read(projectFolder().resolve("template.yaml"));
        static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.start(0, Optional.empty());
        static final DynamoDbClient CLIENT =
                AwsClients.dynamoDb(
                        Environment.of(
                                LocalEnvironment.variables(
                                        DYNAMO_DB.endpoint(), LocalEnvironment.NOWHERE)));
    }
}
