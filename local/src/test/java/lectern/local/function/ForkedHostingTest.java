package lectern.local.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import lectern.local.CannotStart;
import lectern.local.FunctionZip;
import lectern.local.aws.LocalEnvironment;
import lectern.local.zipped.CuriousHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** AWS's Runtime Interface Client is made for Linux. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class ForkedHostingTest {
    @TempDir Path folder;

    @Test
    void aProcessSeesItsOwnClassesTheTemplatesEnvironmentAndTheLocalTime() throws Exception {
        try (HostedFunction function = start(Duration.ofSeconds(100), variables())) {
            assertThat(ask(function, CuriousHandler.class.getName()))
                    .isEqualTo("sees CuriousHandler");
            assertThat(ask(function, JSON.class.getName()))
                    .isEqualTo("does not see " + JSON.class.getName());
            assertThat(ask(function, "handler's class path"))
                    .contains("runtime-interface-client")
                    .doesNotContain("jackson")
                    .doesNotContain("local/target");
            assertThat(ask(function, "variable")).isEqualTo("good morning");
            assertThat(ask(function, "environment").split(" "))
                    .doesNotContain("HOME", "PATH", "USER")
                    .containsAll(variables().keySet());
            assertThat(ask(function, "now")).isEqualTo("2020-12-03T06:00:00Z");
            Files.writeString(now(), "2020-12-03T06:00:00.250Z\n");
            assertThat(ask(function, "now")).isEqualTo("2020-12-03T06:00:00.250Z");
            assertThat(Integer.parseInt(ask(function, "seconds left"))).isBetween(90, 100);
        }
    }

    @Test
    void whatAHandlerThrowsIsAFunctionErrorAndTheNextEventIsServed() throws Exception {
        try (HostedFunction function = start(Duration.ofSeconds(30), variables())) {
            assertThatThrownBy(() -> ask(function, "fail"))
                    .isInstanceOf(FunctionFailed.class)
                    .hasMessageContaining("it was asked to");
            assertThat(ask(function, "variable")).isEqualTo("good morning");
        }
    }

    @Test
    void aProcessThatTakesTooLongIsKilled() {
        try (HostedFunction function = start(Duration.ofMillis(500), variables())) {
            long pid = function.environments().getFirst().pid();
            assertThatThrownBy(() -> ask(function, "hang"))
                    .isInstanceOf(FunctionFailed.class)
                    .hasMessageContaining("took longer");
            assertThat(isAlive(pid)).isFalse();
        }
    }

    @Test
    void aProcessThatIsKilledEndsTheInvocationAndTheNextEventGetsAnother() throws Exception {
        try (HostedFunction function = start(Duration.ofSeconds(100), variables())) {
            CompletableFuture<String> hanging =
                    CompletableFuture.supplyAsync(() -> askUnchecked(function, "hang"));
            while (function.environments().stream().noneMatch(each -> each.busy())) {
                Thread.onSpinWait();
            }
            assertThat(function.kill("no such environment")).isFalse();
            assertThat(function.kill(function.environments().getFirst().id())).isTrue();
            assertThatThrownBy(() -> hanging.get(20, TimeUnit.SECONDS))
                    .rootCause()
                    .hasMessage("curious failed: its process ended");
            assertThat(ask(function, "variable")).isEqualTo("good morning");
        }
    }

    @Test
    void eachEventOfTwoAtATimeHasItsOwnProcessAndNoneOutlivesTheFunction() throws Exception {
        List<HostedFunction.Environment> both;
        CompletableFuture<String> hanging;
        try (HostedFunction function = start(Duration.ofSeconds(100), variables())) {
            hanging = CompletableFuture.supplyAsync(() -> askUnchecked(function, "hang"));
            while (function.environments().stream().noneMatch(each -> each.busy())) {
                Thread.onSpinWait();
            }
            assertThat(ask(function, "variable")).isEqualTo("good morning");
            both = function.environments();
            assertThat(both).hasSize(2).extracting(each -> each.pid()).doesNotHaveDuplicates();
            assertThat(hanging).isNotDone();
        }
        assertThat(both).noneMatch(each -> isAlive(each.pid()));
        assertThatThrownBy(() -> hanging.get(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aHandlerThatCannotBeMadeIsSaidInOneSentence() {
        Map<String, String> without = variables();
        without.remove("AWS_ENDPOINT_URL_DYNAMODB");
        assertThatThrownBy(() -> start(Duration.ofSeconds(10), without))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("curious does not start: ")
                .hasMessageContaining("LECTERN_NOW is only for a DynamoDB on this machine");
    }

    private HostedFunction start(Duration timeout, Map<String, String> variables) {
        try {
            Files.writeString(now(), "2020-12-03T06:00:00Z\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HostedFunction.start(
                new FunctionDefinition(
                        "curious",
                        FunctionZip.write(folder.resolve("curious.zip"), CuriousHandler.class),
                        CuriousHandler.class.getName(),
                        timeout,
                        128,
                        variables),
                Hosting.inOwnProcesses(folder.resolve("processes"), now(), () -> {}),
                folder.resolve("functions"));
    }

    private Path now() {
        return folder.resolve("now");
    }

    private static Map<String, String> variables() {
        Map<String, String> variables =
                new HashMap<>(
                        LocalEnvironment.variables(
                                LocalEnvironment.NOWHERE, LocalEnvironment.NOWHERE));
        variables.put("AWS_LAMBDA_FUNCTION_NAME", "curious");
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128");
        variables.put("GREETING", "good morning");
        return variables;
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static String ask(HostedFunction function, String question) throws FunctionFailed {
        return new String(function.invoke(question.getBytes(UTF_8)), UTF_8);
    }

    private static String askUnchecked(HostedFunction function, String question) {
        try {
            return ask(function, question);
        } catch (FunctionFailed e) {
            throw new CompletionException(e);
        }
    }
}
