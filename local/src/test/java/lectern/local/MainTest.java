package lectern.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.lambda.Json;
import lectern.local.aws.LocalEnvironment;
import lectern.registration.Attributes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The program as a process. */
@Timeout(120)
final class MainTest {
    @TempDir Path folder;

    private @Nullable SmallProject made;

    @BeforeEach
    void makeProject() throws IOException {
        made = new SmallProject(folder);
    }

    @Test
    void itRunsTheFunctionsAndEndsWithTheSignalLeavingNoPortTaken() throws Exception {
        Process run = project().begin(Map.of());
        try {
            assertThat(SmallProject.awaitReady(run))
                    .contains(
                            "  Console   http://localhost:" + project().port + "/local",
                            "  Form      http://localhost:"
                                    + project().port
                                    + "/webinars/iuc-city-to-city-4",
                            "  DynamoDB  http://127.0.0.1:" + project().dynamoDbPort,
                            "  SES       http://127.0.0.1:" + project().sesPort)
                    .anyMatch(line -> line.contains("Amazon's own licence"));
            assertThat(project().get("/").headers().firstValue("location")).hasValue("/local");
            assertThat(Json.read(project().get("/webinars/x").body()))
                    .containsEntry("rawPath", "/webinars/x");
            assertThat(project().get("/local").body()).contains("4th IUC City-to-City event");
            theStreamLeadsToConfirm();
            theClockLeadsThroughTicks();
            nothingListensElsewhere();
        } finally {
            SmallProject.end(run);
        }
        assertThat(project().ports()).allMatch(Ports::isFree);
    }

    @Test
    void aRestartWithDataGoesOnWhereItWas() throws Exception {
        Map<String, String> kept = Map.of("LECTERN_DATA", folder.resolve("data").toString());
        Process first = project().begin(kept);
        SmallProject.awaitReady(first);
        project().put("/local/clock", "{\"now\":\"2020-12-01T00:00:00Z\"}");
        put("registrations", Map.of("webinar", "x", "email", "a@example.org"));
        put("webinars", Map.of("webinar", "iuc-city-to-city-4", "edited", "by hand"));
        Process second = project().begin(Map.of("LECTERN_DATA", folder.resolve("data").toString()));
        assertThat(errorsOf(second)).first().asString().contains("used by another local run");
        assertThat(SmallProject.end(first)).isEqualTo(143);
        Process again = project().begin(kept);
        try {
            assertThat(SmallProject.awaitReady(again))
                    .noneMatch(line -> line.contains("Amazon's own licence"));
            assertThat(now())
                    .isBetween(
                            Instant.parse("2020-12-01T00:00:00Z"),
                            Instant.parse("2020-12-01T00:05:00Z"));
            assertThat(items("registrations")).hasSize(1);
            assertThat(items("webinars"))
                    .singleElement()
                    .satisfies(
                            item -> assertThat(item).containsEntry("edited", "by hand").hasSize(2));
        } finally {
            SmallProject.end(again);
        }
    }

    @Test
    void itEndsWithTheProcessThatStartedIt() throws Exception {
        Process shell = project().beginUnderShell();
        SmallProject.awaitReady(shell);
        List<ProcessHandle> children = shell.descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(2);
        shell.destroyForcibly();
        for (ProcessHandle child : children) {
            child.onExit().get(15, TimeUnit.SECONDS);
        }
        assertThat(project().ports()).allMatch(Ports::isFree);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void functionsInProcessesOfTheirOwnAnswerTheSameAndEndWithTheLocalRunEvenWhenThatIsKilled()
            throws Exception {
        Process run = project().begin(Map.of("LECTERN_RIC", "true"));
        SmallProject.awaitReady(run);
        assertThat(Json.read(project().get("/webinars/x").body()))
                .containsEntry("rawPath", "/webinars/x");
        theStreamLeadsToConfirm();
        theClockLeadsThroughTicks();
        nothingListensElsewhere();
        List<ProcessHandle> children = run.descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(4);
        run.destroyForcibly();
        for (ProcessHandle child : children) {
            child.onExit().get(15, TimeUnit.SECONDS);
        }
        assertThat(project().ports()).allMatch(Ports::isFree);
    }

    @Test
    void aPortInUseIsOneSentenceAndNothingStaysBehind() throws Exception {
        try (ServerSocket _ = Ports.taken(project().port)) {
            refuses(Map.of(), project().port + " is in use; set LECTERN_PORT to another port.");
        }
        try (ServerSocket _ = Ports.taken(project().sesPort)) {
            refuses(
                    Map.of(),
                    project().sesPort + " is in use; set LECTERN_SES_PORT to another port.");
        }
        try (ServerSocket _ = Ports.taken(project().dynamoDbPort)) {
            refuses(
                    Map.of(),
                    project().dynamoDbPort
                            + " is in use; set LECTERN_DYNAMODB_PORT to another port.");
        }
        assertThat(project().ports()).allMatch(Ports::isFree);
    }

    @Test
    void whatIsBrokenOrMissingIsOneSentence() throws Exception {
        refuses(
                Map.of("LECTERN_WEBINARS", "nowhere"),
                "nowhere does not exist; LECTERN_WEBINARS names a file or a folder.");
        Path webinar = Files.writeString(folder.resolve("broken.json"), "{\"webinar\":\"broken\"}");
        assertThat(errorsOf(project().begin(Map.of("LECTERN_WEBINARS", webinar.toString()))))
                .singleElement()
                .asString()
                .startsWith(webinar + " is not a webinar yet: startsAt");
        Files.delete(folder.resolve("functions/confirm/target/confirm.zip"));
        assertThat(errorsOf(project().begin(Map.of())))
                .singleElement()
                .asString()
                .endsWith("confirm.zip is missing; ./mvnw -q -Plocal builds it.");
    }

    private void theStreamLeadsToConfirm() throws IOException {
        put(
                "registrations",
                Map.of("webinar", "x", "email", "a@example.org", "nextMail", "confirmation"));
        awaitEvent("a@example.org");
    }

    private void theClockLeadsThroughTicks() throws IOException, InterruptedException {
        assertThat(now())
                .isBetween(
                        Instant.parse("2020-11-20T08:00:00Z"),
                        Instant.parse("2020-11-20T08:05:00Z"));
        put("control", Map.of("name", "webinar#x", "passAt", "2020-11-25T10:15:20.000Z"));
        assertThat(project().put("/local/clock", "{\"now\":\"2020-12-03T06:00:00Z\"}").statusCode())
                .isEqualTo(200);
        assertThat(
                        Files.readAllLines(project().events()).stream()
                                .filter(each -> each.contains("aws.scheduler")))
                .anyMatch(line -> line.contains("\"time\":\"2020-11-25T10:16:00Z\""))
                .anyMatch(line -> line.contains("\"time\":\"2020-12-03T06:00:00Z\""));
    }

    private void nothingListensElsewhere() throws IOException {
        List<InetAddress> elsewhere =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress())
                        .toList();
        for (InetAddress address : elsewhere) {
            for (int port : project().ports()) {
                assertThat(connects(address, port)).as("%s port %d", address, port).isFalse();
            }
        }
    }

    private static boolean connects(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void refuses(Map<String, String> settings, String sentence) throws Exception {
        assertThat(errorsOf(project().begin(settings))).containsExactly(sentence);
    }

    private static List<String> errorsOf(Process run) throws Exception {
        List<String> lines =
                new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(run.waitFor()).isEqualTo(1);
        return lines;
    }

    private void awaitEvent(String text) throws IOException {
        while (!Files.exists(project().events())
                || !Files.readString(project().events()).contains(text)) {
            Thread.onSpinWait();
        }
    }

    private Instant now() throws IOException, InterruptedException {
        return Instant.parse(
                Json.string(Json.read(project().get("/local/clock").body()), "now").orElseThrow());
    }

    private void put(String table, Map<String, String> item) {
        try (DynamoDbClient client = dynamoDb()) {
            client.putItem(put -> put.tableName(table).item(Attributes.typed(item)));
        }
    }

    private List<Map<String, Object>> items(String table) {
        try (DynamoDbClient client = dynamoDb();
                Stream<Map<String, Object>> items =
                        client.scan(scan -> scan.tableName(table)).items().stream()
                                .map(Attributes::plain)) {
            return items.toList();
        }
    }

    private DynamoDbClient dynamoDb() {
        return AwsClients.dynamoDb(
                Environment.of(
                        LocalEnvironment.variables(
                                project().dynamoDb(), LocalEnvironment.NOWHERE)));
    }

    private SmallProject project() {
        return Objects.requireNonNull(made);
    }
}
