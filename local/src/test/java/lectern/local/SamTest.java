package lectern.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.container.LocalRunForContainers;
import lectern.local.container.SamLocal;
import lectern.local.function.FunctionDefinition;
import lectern.local.function.HostedFunction;
import lectern.local.function.Hosting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The very zips in containers, as SAM CLI runs them, against the tables and the SES of a local run:
 * the same answers as here. Skipped where no engine runs; {@code local/sam around} brings one.
 */
class SamTest {
    private static final Path EVENTS = FreshTables.projectFolder().resolve("events");
    private static final Instant NOW = Instant.parse("2020-11-20T08:00:00Z");

    @BeforeAll
    static void anEngineRuns() throws Exception {
        assumeTrue(SamLocal.isPossible(), "no SAM CLI, no engine or no image; see local/sam");
    }

    @Test
    void everyEventHasTheSameAnswerInAContainer(@TempDir Path scratch) throws Exception {
        try (LocalRunForContainers run = LocalRunForContainers.start();
                SamLocal sam = SamLocal.functions(run, NOW)) {
            Map<String, HostedFunction> hosted = hosted(run, scratch);
            Map<String, Object> here = new TreeMap<>();
            Map<String, Object> inContainers = new TreeMap<>();
            for (Path file : eventFiles()) {
                String name = file.getFileName().toString();
                String function = name.substring(0, name.indexOf('-'));
                byte[] event = Files.readAllBytes(file);
                inContainers.put(name, comparable(sam.invoke(function, event)));
                here.put(
                        name,
                        comparable(
                                new String(
                                        requireNonNull(hosted.get(function)).invoke(event),
                                        UTF_8)));
            }
            assertThat(here).hasSizeGreaterThan(20);
            assertThat(inContainers).isEqualTo(here);
        }
    }

    @Test
    void theApiInContainersAnswersLikeTheLocalRunAndSharesItsTablesAndItsSes() throws Exception {
        try (LocalRunForContainers run = LocalRunForContainers.start()) {
            try (SamLocal api = SamLocal.api(run, NOW)) {
                for (String path :
                        List.of(
                                "/webinars/iuc-city-to-city-4",
                                "/webinars/no-such-webinar",
                                "/registrations/forged",
                                "/nowhere")) {
                    assertThat(comparable(api.get(path)))
                            .as(path)
                            .isEqualTo(comparable(run.get(path)));
                }
                assertThat(api.register("hanako@example.com"))
                        .as("faulty answers are the same too")
                        .isEqualTo(run.register("jana@example.com"))
                        .isEqualTo("202 {\"status\":\"accepted\"}");
            }
            run.awaitMails(2);
            String ticked =
                    SamLocal.invokeOnce(
                            run,
                            Instant.parse("2020-12-03T06:00:00Z"),
                            "DistributeFunction",
                            EVENTS.resolve("distribute-tick.json"));
            assertThat(Json.read(ticked)).containsEntry("sent", 2);
            run.awaitMails(4);
        }
    }

    private static Map<String, HostedFunction> hosted(LocalRunForContainers run, Path scratch) {
        LocalTemplate template =
                LocalTemplate.read(FreshTables.projectFolder(), URI.create(run.site()));
        Map<String, HostedFunction> hosted = new HashMap<>();
        for (FunctionDefinition each : template.functions(run.dynamoDb(), run.ses())) {
            hosted.put(
                    each.name(),
                    HostedFunction.start(
                            each,
                            Hosting.inThisProcess(Clock.fixed(NOW, ZoneOffset.UTC)),
                            scratch));
        }
        return hosted;
    }

    /** Those that are no requests first, before anybody is registered. */
    private static List<Path> eventFiles() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.sorted(
                            Comparator.comparing(SamTest::isRequest).thenComparing(Path::toString))
                    .toList();
        }
    }

    private static boolean isRequest(Path file) {
        try {
            return Json.read(Files.readString(file)).containsKey("rawPath");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Without what is drawn or sealed anew each time; SAM writes JSON its own way. */
    private static Object comparable(String answer) throws IOException {
        String steady =
                answer.replaceAll("lectern_sent=[^;\"]*", "lectern_sent=…")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z", "instant")
                        .strip();
        return steady.startsWith("{") ? Json.read(steady) : steady;
    }
}
