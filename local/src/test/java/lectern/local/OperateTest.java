package lectern.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import lectern.local.aws.Template;
import lectern.local.privilege.FilterTerm;
import lectern.local.privilege.WholeSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alarms: few, each with what to do, and looking at lines that are really logged. */
class OperateTest {
    private static final Path PROJECT = FreshTables.projectFolder();
    private static final LocalTemplate LOCAL =
            LocalTemplate.read(PROJECT, URI.create("https://lectern.example"));
    private static final Template TEMPLATE = LOCAL.template();

    /**
     * By function, what each metric filter's pattern could see: the JSON lines of a bad morning.
     */
    private static List<Map<String, Object>> logged = List.of();

    @BeforeAll
    @SuppressWarnings("SystemOut") // It is the functions' log.
    static void aBadMorning(@TempDir Path scratch) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (WholeSystem system =
                new WholeSystem(
                        LOCAL.functions(LocalEnvironment.NOWHERE, LocalEnvironment.NOWHERE),
                        new ConcurrentHashMap<>(),
                        scratch)) {
            system.tick();
            system.event("register", "register-json");
            system.loseEveryAnswer();
            system.stream();
            for (String at : List.of("08:30", "09:00", "09:30", "10:00")) {
                system.at("2020-11-20T" + at + ":00Z");
                system.tick();
            }
            system.event("register", "register-form");
            system.pause();
            system.stream();
            system.at("2020-12-03T07:30:00Z");
            system.tick();
            system.breakRegistrations();
            system.tick();
        } finally {
            System.setOut(before);
        }
        logged = lines(log.toString(StandardCharsets.UTF_8));
    }

    static Stream<String> filters() {
        return resources("AWS::Logs::MetricFilter").keySet().stream();
    }

    static Stream<String> alarms() {
        return resources("AWS::CloudWatch::Alarm").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterFindsALineThatIsLoggedAndTheValueInIt(String filter) {
        Map<String, Object> properties = resource("AWS::Logs::MetricFilter", filter);
        FilterTerm pattern =
                FilterTerm.parse(Json.string(properties, "FilterPattern").orElseThrow());
        List<Map<String, Object>> found = logged.stream().filter(pattern::matches).toList();
        assertThat(found).as("lines that match " + pattern).isNotEmpty();
        assertThat(found.size()).as("others are left out").isLessThan(logged.size());
        String value =
                Json.string(
                                Json.objects(properties, "MetricTransformations").getFirst(),
                                "MetricValue")
                        .orElseThrow();
        if (value.startsWith("$.")) {
            assertThat(found)
                    .allSatisfy(line ->
                            assertThat(line.get(value.substring(2))).isInstanceOf(Number.class))
                    .anySatisfy(line -> assertThat(line.get(value.substring(2))).isNotEqualTo(0));
        }
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void anAlarmSaysWhatToDoInTheSameWordsAsTheReadmeAndTellsTheTopic(String alarm)
            throws IOException {
        Map<String, Object> properties = resource("AWS::CloudWatch::Alarm", alarm);
        String advice = Json.string(properties, "AlarmDescription").orElseThrow();
        assertThat(Files.readString(PROJECT.resolve("README.md")))
                .contains("| " + alarm.replace("Alarm", "") + " | " + advice + " |");
        assertThat(properties.get("AlarmActions")).isEqualTo(List.of(Map.of("Ref", "Alarms")));
    }

    @Test
    void allAlarmsTogetherCostNothing() {
        Map<String, Map<String, Object>> alarms = resources("AWS::CloudWatch::Alarm");
        long metrics =
                alarms.values().stream()
                        .mapToLong(each ->
                                Math.max(
                                        1,
                                        Json.objects(each, "Metrics").stream()
                                                .filter(metric -> metric.containsKey("MetricStat"))
                                                .count()))
                        .sum();
        assertThat(metrics).as("AWS takes nothing for ten").isLessThanOrEqualTo(10);
    }

    @Test
    void everyMetricOfOursThatAnAlarmLooksAtComesFromAFilter() {
        assertThat(
                        resources("AWS::CloudWatch::Alarm").values().stream()
                                .filter(each -> each.get("Namespace") instanceof Map<?, ?>)
                                .map(each -> each.get("MetricName"))
                                .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        resources("AWS::Logs::MetricFilter").values().stream()
                                .flatMap(each ->
                                        Json.objects(each, "MetricTransformations").stream())
                                .map(each -> each.get("MetricName"))
                                .distinct()
                                .toList());
    }

    private static Map<String, Object> resource(String type, String logicalId) {
        return requireNonNull(resources(type).get(logicalId));
    }

    private static Map<String, Map<String, Object>> resources(String type) {
        Map<String, Object> all = Json.object(TEMPLATE.tree(), "Resources");
        Map<String, Map<String, Object>> found = new TreeMap<>();
        all.keySet().stream()
                .filter(id -> type.equals(Json.object(all, id).get("Type")))
                .forEach(id -> found.put(id, Json.object(Json.object(all, id), "Properties")));
        return found;
    }

    private static List<Map<String, Object>> lines(String log) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : log.lines().toList()) {
            if (line.startsWith("{")) {
                lines.add(Json.read(line));
            }
        }
        return lines;
    }
}
