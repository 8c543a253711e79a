package lectern.local.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lectern.lambda.Json;
import lectern.local.FunctionZip;
import lectern.local.clock.MovableClock;
import lectern.local.clock.Tick;
import lectern.local.function.FunctionDefinition;
import lectern.local.function.Functions;
import lectern.local.function.HostedFunction;
import lectern.local.function.Hosting;
import lectern.local.zipped.KeepingHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EventBusTest {
    private static final Instant START = Instant.parse("2020-11-20T08:00:00Z");
    private static final Map<String, Object> OURS =
            Map.of("source", List.of("aws.ses"), "detail", Map.of("set", List.of("lectern")));

    /** Not before somebody waits for it, but within what is waited for. */
    private static final Duration IN_A_MOMENT = Duration.ofMillis(500);

    @TempDir Path folder;

    private final MovableClock clock = MovableClock.startingAt(START);
    private EventBus bus = new EventBus(List.of(), new Functions(List.of()), clock);
    private Path events = Path.of("");

    @BeforeEach
    void aBusWithARule() {
        events = folder.resolve("events");
        HostedFunction function =
                HostedFunction.start(
                        new FunctionDefinition(
                                "feedback",
                                FunctionZip.write(
                                        folder.resolve("feedback.zip"), KeepingHandler.class),
                                KeepingHandler.class.getName(),
                                Duration.ofSeconds(10),
                                128,
                                Map.of("KEEP_IN", events.toString())),
                        Hosting.inThisProcess(clock),
                        folder.resolve("scratch"));
        bus =
                new EventBus(
                        List.of(BusRule.of("feedback", OURS, 1)),
                        new Functions(List.of(function)),
                        clock);
        bus.start();
    }

    @AfterEach
    void theBusEnds() {
        bus.close();
    }

    @Test
    void onlyWhatTheRuleAsksForReachesItsFunction() throws IOException {
        bus.put(event("a", "lectern", "newsletter"), IN_A_MOMENT);
        bus.put(event("b", "newsletter"), Duration.ZERO);
        bus.put(Map.of("id", "c", "source", "aws.s3"), Duration.ZERO);
        assertThat(bus.drain()).isEqualTo(1);
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void nothingIsForgottenWhenManyComeAtOnce() throws IOException {
        List<String> ids = IntStream.range(0, 50).mapToObj(i -> "e" + i).toList();
        ids.forEach(id -> bus.put(event(id, "lectern"), Duration.ZERO));
        bus.drain();
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void whatIsLateComesWhenTheClockHasComeThere() throws IOException {
        bus.put(event("late", "lectern"), Duration.ofHours(1));
        bus.put(event("now", "lectern"), Duration.ZERO);
        bus.drain();
        assertThat(ids()).containsExactly("now");
        assertThat(bus.nextAfter(clock.instant()).orElseThrow())
                .isBetween(START.plusSeconds(3_600), START.plusSeconds(3_660));

        clock.moveTo(START.plusSeconds(3_700));
        bus.drain();
        assertThat(ids()).containsExactly("now", "late");
        assertThat(bus.nextAfter(START)).isEmpty();
    }

    @Test
    void aFailedCallIsMadeAgainAMinuteLaterAndThenNoMore() throws IOException {
        Files.writeString(folder.resolve("failures"), "1\n2\n3\n");
        bus.put(event("a", "lectern"), Duration.ZERO);
        bus.drain();
        assertThat(ids()).containsExactly("a");
        for (int i = 0; i < 3; i++) {
            clock.moveTo(clock.instant().plusSeconds(61));
            bus.drain();
        }
        assertThat(ids()).containsExactly("a", "a");
    }

    @Test
    void aTickOfAJourneyComesAfterTheEventsAndCountsThem() throws IOException {
        bus.put(event("a", "lectern"), IN_A_MOMENT);
        Tick tick =
                bus.before(() -> {
                    assertThat(Files.exists(events)).isTrue();
                    return new Tick.Ticked(2, 3);
                });
        assertThat(tick.run()).isEqualTo(new Tick.Ticked(2, 4));
    }

    private static Map<String, Object> event(String id, String... sets) {
        return Map.of("id", id, "source", "aws.ses", "detail", Map.of("set", List.of(sets)));
    }

    private List<String> ids() throws IOException {
        return Files.readAllLines(events).stream().map(EventBusTest::id).toList();
    }

    private static String id(String line) {
        try {
            return Json.string(Json.read(line), "id").orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
