package lectern.local.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lectern.local.CannotStart;
import lectern.local.FunctionZip;
import lectern.local.zipped.CuriousHandler;
import lectern.local.zipped.EchoHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostedFunctionTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2020-12-03T06:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    @Test
    void aFunctionSeesItsOwnClassesTheJdkAndTheHandlersInterface() throws Exception {
        HostedFunction function = start(Duration.ofSeconds(10));
        assertThat(ask(function, CuriousHandler.class.getName())).isEqualTo("sees CuriousHandler");
        assertThat(ask(function, "java.util.List")).isEqualTo("sees List");
        assertThat(ask(function, "java.sql.Connection")).isEqualTo("sees Connection");
        assertThat(ask(function, "com.amazonaws.services.lambda.runtime.Context"))
                .isEqualTo("sees Context");
    }

    @Test
    void aFunctionDoesNotSeeWhatOnlyTheLocalRunHas() throws Exception {
        HostedFunction function = start(Duration.ofSeconds(10));
        for (Class<?> ours : new Class<?>[] {JSON.class, HostedFunction.class, EchoHandler.class}) {
            assertThat(ask(function, ours.getName())).isEqualTo("does not see " + ours.getName());
        }
    }

    @Test
    void aHandlerWhoseClassesAreMissingFromTheZipDoesNotStart() {
        Path zip = FunctionZip.write(folder.resolve("curious.zip"), EchoHandler.class);
        assertThatThrownBy(() -> start(zip, CuriousHandler.class.getName()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("curious.zip")
                .hasMessageContaining(CuriousHandler.class.getName());
    }

    @Test
    void aZipThatIsNotBuiltIsNamed() {
        Path zip = folder.resolve("missing.zip");
        assertThatThrownBy(() -> start(zip, "lectern.NoMatter"))
                .isInstanceOf(CannotStart.class)
                .hasMessage(zip + " is missing; ./mvnw -q -Plocal builds it.");
    }

    @Test
    void theHandlerGetsTheClockTheVariablesAndTheTimeThatIsLeft() throws Exception {
        HostedFunction function = start(Duration.ofSeconds(100));
        assertThat(ask(function, "now")).isEqualTo("2020-12-03T06:00:00Z");
        assertThat(ask(function, "variable")).isEqualTo("good morning");
        assertThat(Integer.parseInt(ask(function, "seconds left"))).isBetween(90, 100);
    }

    @Test
    void whatAHandlerThrowsIsAFunctionErrorAndTheNextEventIsServed() throws Exception {
        HostedFunction function = start(Duration.ofSeconds(10));
        assertThatThrownBy(() -> ask(function, "fail"))
                .isInstanceOf(FunctionFailed.class)
                .hasMessageContaining("it was asked to");
        assertThat(ask(function, "variable")).isEqualTo("good morning");
    }

    @Test
    void aHandlerThatDoesNotEndInTimeIsAFunctionError() {
        HostedFunction function = start(Duration.ofMillis(200));
        assertThatThrownBy(() -> ask(function, "hang"))
                .isInstanceOf(FunctionFailed.class)
                .hasMessageContaining("took longer");
    }

    @Test
    void theClockIsNotMovedWhileAFunctionRuns() throws Exception {
        HostedFunction function = start(Duration.ofMillis(500));
        Functions functions = new Functions(List.of(function));
        CountDownLatch called = new CountDownLatch(1);
        Thread running =
                Thread.ofVirtual()
                        .start(() -> {
                            called.countDown();
                            assertThatThrownBy(() ->
                                            functions.invoke("curious", "hang".getBytes(UTF_8)))
                                    .isInstanceOf(FunctionFailed.class);
                        });
        called.await();
        while (running.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        long before = System.nanoTime();
        functions.whileNoneRuns(() -> {});
        assertThat(System.nanoTime() - before).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
        running.join();
    }

    private HostedFunction start(Duration timeout) {
        Path zip = FunctionZip.write(folder.resolve("curious.zip"), CuriousHandler.class);
        return HostedFunction.start(
                new FunctionDefinition(
                        "curious",
                        zip,
                        CuriousHandler.class.getName(),
                        timeout,
                        128,
                        Map.of("GREETING", "good morning")),
                Hosting.inThisProcess(CLOCK),
                folder.resolve("scratch"));
    }

    private void start(Path zip, String handler) {
        HostedFunction.start(
                new FunctionDefinition(
                        "curious", zip, handler, Duration.ofSeconds(1), 128, Map.of()),
                Hosting.inThisProcess(CLOCK),
                folder.resolve("scratch"));
        assertThat(Files.exists(zip)).isTrue();
    }

    private static String ask(HostedFunction function, String question) throws FunctionFailed {
        return new String(function.invoke(question.getBytes(UTF_8)), UTF_8);
    }
}
