package lectern.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lectern.lambda.AwsClients;
import lectern.lambda.Json;
import lectern.local.FunctionZip;
import lectern.local.aws.FreshTables;
import lectern.local.clock.MovableClock;
import lectern.local.function.FunctionDefinition;
import lectern.local.function.Functions;
import lectern.local.function.HostedFunction;
import lectern.local.function.Hosting;
import lectern.local.zipped.KeepingHandler;
import lectern.registration.Attributes;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@Timeout(60)
final class StreamPollerTest {
    private static final String NEW_REGISTRATION =
            "{\"dynamodb\":{\"NewImage\":{\"nextMail\":{\"S\":[\"confirmation\"]}}}}";

    @TempDir Path folder;

    private final FreshTables tables = FreshTables.create();
    private final MovableClock clock =
            MovableClock.startingAt(Instant.parse("2020-11-20T08:00:00Z"));
    private Path events = Path.of("");

    @BeforeEach
    void keepEvents() {
        events = folder.resolve("events");
    }

    @Test
    void whatPassesTheFilterArrivesInTheOrderItWasWritten() throws Exception {
        try (StreamPoller poller = poller(3, 1, NEW_REGISTRATION)) {
            IntStream.range(0, 7).forEach(i -> put("p" + i + "@example.org", "confirmation"));
            put("nobody@example.org", "reminder");
            poller.drain();
        }
        assertThat(batches()).hasSizeBetween(3, 7).allMatch(batch -> batch.size() <= 3);
        assertThat(emails())
                .containsExactlyElementsOf(
                        IntStream.range(0, 7).mapToObj(i -> "p" + i + "@example.org").toList());
    }

    @Test
    void aRecordIsWhatLambdaSends() throws Exception {
        try (StreamPoller poller = poller(10, 1)) {
            put("a@example.org", "confirmation");
            put("a@example.org", "link");
            poller.drain();
        }
        Map<String, Object> second = batches().getLast().getLast();
        assertThat(second)
                .containsEntry("eventName", "MODIFY")
                .containsEntry("eventSource", "aws:dynamodb")
                .containsKeys("eventID", "eventVersion", "awsRegion", "eventSourceARN");
        Map<String, Object> change = Json.object(second, "dynamodb");
        assertThat(change)
                .containsEntry("StreamViewType", "NEW_AND_OLD_IMAGES")
                .containsEntry(
                        "Keys",
                        Map.of("webinar", Map.of("S", "x"), "email", Map.of("S", "a@example.org")))
                .containsKeys("SequenceNumber", "SizeBytes");
        assertThat(Json.object(change, "OldImage"))
                .containsEntry("nextMail", Map.of("S", "confirmation"));
        assertThat(Json.object(change, "NewImage"))
                .containsEntry("nextMail", Map.of("S", "link"))
                .containsEntry("attempts", Map.of("N", "0"))
                .containsEntry("news", Map.of("BOOL", false))
                .containsEntry("blocks", Map.of("SS", List.of("morning")));
        assertThat(change.get("ApproximateCreationDateTime"))
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isBetween(
                        (int) Instant.parse("2020-11-20T07:59:00Z").getEpochSecond(),
                        (int) Instant.parse("2020-11-20T08:02:00Z").getEpochSecond());
    }

    @Test
    void aBatchThatFailsIsGivenOnceMoreAndThenDropped() throws Exception {
        Files.writeString(folder.resolve("failures"), "1\n2\n");
        try (StreamPoller poller = poller(10, 1)) {
            put("a@example.org", "confirmation");
            poller.drain();
            put("b@example.org", "confirmation");
            poller.drain();
        }
        assertThat(emails()).containsExactly("a@example.org", "a@example.org", "b@example.org");
    }

    @Test
    void itPollsByItself() throws Exception {
        try (StreamPoller poller = poller(10, 1)) {
            poller.start();
            put("a@example.org", "confirmation");
            while (!Files.exists(events) || emails().isEmpty()) {
                Thread.onSpinWait();
            }
        }
        assertThat(emails()).containsExactly("a@example.org");
    }

    private StreamPoller poller(int batchSize, int retries, String... filters) {
        HostedFunction function =
                HostedFunction.start(
                        new FunctionDefinition(
                                "confirm",
                                FunctionZip.write(
                                        folder.resolve("confirm.zip"), KeepingHandler.class),
                                KeepingHandler.class.getName(),
                                Duration.ofSeconds(10),
                                128,
                                Map.of("KEEP_IN", events.toString())),
                        Hosting.inThisProcess(clock),
                        folder.resolve("scratch"));
        DynamoDbStreamsClient streams =
                AwsClients.configured(
                                DynamoDbStreamsClient.builder(), tables.environment(), "DYNAMODB")
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        String arn =
                tables.dynamoDb()
                        .describeTable(ask -> ask.tableName(tables.registrations()))
                        .table()
                        .latestStreamArn();
        return new StreamPoller(
                streams,
                arn,
                new StreamMapping(
                        "confirm", batchSize, retries, Duration.ofMinutes(5), List.of(filters)),
                new Functions(List.of(function)),
                clock);
    }

    private void put(String email, String nextMail) {
        tables.dynamoDb()
                .putItem(put ->
                        put.tableName(tables.registrations())
                                .item(
                                        Map.of(
                                                "webinar", Attributes.s("x"),
                                                "email", Attributes.s(email),
                                                "nextMail", Attributes.s(nextMail),
                                                "attempts", Attributes.n(0),
                                                "news", AttributeValue.fromBool(false),
                                                "blocks",
                                                        AttributeValue.fromSs(
                                                                List.of("morning")))));
    }

    private List<List<Map<String, Object>>> batches() throws IOException {
        return Files.readAllLines(events).stream()
                .map(line -> {
                    try {
                        return Json.objects(Json.read(line), "Records");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private List<String> emails() throws IOException {
        return batches().stream()
                .flatMap(List::stream)
                .map(record -> Json.object(Json.object(record, "dynamodb"), "Keys"))
                .flatMap(keys -> Json.string(Json.object(keys, "email"), "S").stream())
                .toList();
    }
}
