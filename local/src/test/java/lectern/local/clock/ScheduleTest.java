package lectern.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import lectern.lambda.Json;
import lectern.local.FunctionZip;
import lectern.local.function.FunctionDefinition;
import lectern.local.function.Functions;
import lectern.local.function.HostedFunction;
import lectern.local.function.Hosting;
import lectern.local.zipped.KeepingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScheduleTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2020-12-03T06:00:00.123Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    @Test
    void aTickIsTheEventOfEventBridgeScheduler() throws Exception {
        Schedule schedule = schedule();
        assertThat(schedule.run()).isEqualTo(new Tick.Ticked(0, 0));
        String line = Files.readString(folder.resolve("events"), StandardCharsets.UTF_8);
        assertThat(Json.read(line))
                .containsEntry("detail-type", "Scheduled Event")
                .containsEntry("source", "aws.scheduler")
                .containsEntry("time", "2020-12-03T06:00:00Z")
                .containsEntry("detail", "{}")
                .containsKeys("version", "id", "account", "region", "resources");
    }

    @Test
    void aTickThatFailsIsLostAndTheNextOneRuns() throws Exception {
        Schedule schedule = schedule();
        Files.writeString(folder.resolve("failures"), "once\n");
        assertThat(schedule.run()).isEqualTo(new Tick.Ticked(0, 0));
        assertThat(schedule.run()).isEqualTo(new Tick.Ticked(0, 0));
        assertThat(Files.readAllLines(folder.resolve("events"))).hasSize(2);
    }

    private Schedule schedule() {
        HostedFunction function =
                HostedFunction.start(
                        new FunctionDefinition(
                                "distribute",
                                FunctionZip.write(
                                        folder.resolve("distribute.zip"), KeepingHandler.class),
                                KeepingHandler.class.getName(),
                                Duration.ofSeconds(10),
                                128,
                                Map.of("KEEP_IN", folder.resolve("events").toString())),
                        Hosting.inThisProcess(CLOCK),
                        folder.resolve("scratch"));
        return new Schedule(new Functions(List.of(function)), List.of("distribute"), CLOCK);
    }
}
