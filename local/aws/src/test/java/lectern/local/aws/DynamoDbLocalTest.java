package lectern.local.aws;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.registration.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

class DynamoDbLocalTest {
    private static final Template TEMPLATE =
            Template.read(FreshTables.projectFolder().resolve("template.yaml"));
    private static final Map<String, String> NAMES =
            Map.of(
                    "WebinarsTable", "webinars",
                    "RegistrationsTable", "registrations",
                    "ControlTable", "control");

    @Test
    void itemsAndStreamRecordsInADataFolderSurviveARestart(@TempDir Path folder) {
        String stream;
        try (var first = DynamoDbLocal.start(0, Optional.of(folder));
                DynamoDbClient client = AwsClients.dynamoDb(environment(first.endpoint()))) {
            Tables.create(client, TEMPLATE, NAMES);
            put(client, "before@example.org");
            stream = stream(client);
        }
        try (var second = DynamoDbLocal.start(0, Optional.of(folder));
                DynamoDbClient client = AwsClients.dynamoDb(environment(second.endpoint()))) {
            Tables.create(client, TEMPLATE, NAMES);
            put(client, "after@example.org");

            assertThat(client.scan(scan -> scan.tableName("registrations")).items())
                    .extracting(item -> item.get("email"))
                    .containsExactlyInAnyOrder(
                            Attributes.s("before@example.org"), Attributes.s("after@example.org"));
            assertThat(stream(client)).isEqualTo(stream);
            assertThat(records(second.endpoint(), stream))
                    .extracting(each -> each.dynamodb().keys().get("email"))
                    .containsExactly(
                            Attributes.s("before@example.org"), Attributes.s("after@example.org"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itListensOnLoopbackAlone() throws Exception {
        URI endpoint = FreshTables.create().endpoint();

        assertThat(listeners(endpoint.getPort())).containsExactly("127.0.0.1");
    }

    @Test
    void aTakenPortIsNamedWithTheVariableThatChangesIt() {
        int port = FreshTables.create().endpoint().getPort();

        assertThatThrownBy(() -> DynamoDbLocal.start(port, Optional.empty()))
                .isInstanceOfSatisfying(
                        PortInUseException.class,
                        e ->
                                assertThat(e.advice("LECTERN_DYNAMODB_PORT"))
                                        .isEqualTo(port + " is in use; set LECTERN_DYNAMODB_PORT"));
    }

    @Test
    void itEndsWhenItsParentIsKilled() throws Exception {
        Process parent =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-classpath",
                                System.getProperty("java.class.path"),
                                Parent.class.getName())
                        .start();
        BufferedReader said = parent.inputReader();
        ProcessHandle child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();

        parent.destroyForcibly();

        assertThat(child.onExit().get(20, SECONDS).isAlive()).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itOutlivesTheSignalThatEndsItsParent() throws Exception {
        ProcessHandle child;
        try (var dynamoDb = DynamoDbLocal.start(0, Optional.empty());
                DynamoDbClient client = AwsClients.dynamoDb(environment(dynamoDb.endpoint()))) {
            child = ProcessHandle.of(dynamoDb.pid()).orElseThrow();
            Tables.create(client, TEMPLATE, NAMES);

            child.destroy();
            put(client, "last@example.org");

            assertThat(child.isAlive()).isTrue();
        }
        assertThat(child.isAlive()).isFalse();
    }

    /** The parent that is killed: starts DynamoDB Local, says its process id, and stays. */
    static final class Parent {
        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(DynamoDbLocal.start(0, Optional.empty()).pid());
            Thread.currentThread().join();
        }
    }

    private static Environment environment(URI endpoint) {
        return Environment.of(LocalEnvironment.variables(endpoint, LocalEnvironment.NOWHERE));
    }

    private static void put(DynamoDbClient client, String email) {
        Map<String, AttributeValue> item =
                Map.of("webinar", Attributes.s("w-1"), "email", Attributes.s(email));
        client.putItem(put -> put.tableName("registrations").item(item));
    }

    private static String stream(DynamoDbClient client) {
        return client.describeTable(table -> table.tableName("registrations"))
                .table()
                .latestStreamArn();
    }

    private static List<Record> records(URI endpoint, String stream) {
        try (DynamoDbStreamsClient streams =
                AwsClients.configured(
                                DynamoDbStreamsClient.builder(), environment(endpoint), "DYNAMODB")
                        .build()) {
            return streams
                    .describeStream(describe -> describe.streamArn(stream))
                    .streamDescription()
                    .shards()
                    .stream()
                    .flatMap(shard -> records(streams, stream, shard.shardId()))
                    .toList();
        }
    }

    private static Stream<Record> records(
            DynamoDbStreamsClient streams, String stream, String shard) {
        String iterator =
                streams.getShardIterator(get ->
                                get.streamArn(stream)
                                        .shardId(shard)
                                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator();
        return streams.getRecords(get -> get.shardIterator(iterator)).records().stream();
    }

    /** The IPv4 addresses, or "IPv6", on which anybody listens with that port. */
    private static List<String> listeners(int port) throws Exception {
        String end = ":%04X".formatted(port);
        return Stream.concat(
                        Files.readAllLines(Path.of("/proc/net/tcp")).stream(),
                        Files.readAllLines(Path.of("/proc/net/tcp6")).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(line -> line[3].equals("0A") && line[1].endsWith(end))
                .map(line -> address(line[1].substring(0, line[1].indexOf(':'))))
                .toList();
    }

    private static String address(String hex) {
        return switch (hex) {
            case "0100007F", "0000000000000000FFFF00000100007F" -> "127.0.0.1";
            default -> hex;
        };
    }
}
