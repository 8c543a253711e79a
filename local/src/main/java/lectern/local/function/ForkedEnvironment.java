package lectern.local.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import lectern.local.CannotStart;
import org.jspecify.annotations.Nullable;

/** A handler in a JVM of its own, behind the Runtime API. */
final class ForkedEnvironment implements ExecutionEnvironment {
    /** A start that takes longer has failed; on a busy machine it may take a while. */
    private static final long START_SECONDS = 60;

    private final FunctionDefinition function;
    private final String id;
    private final RuntimeApi api;
    private final Process process;
    private final Runnable writeNow;
    private final AtomicReference<@Nullable RuntimeEvent> running = new AtomicReference<>();

    private ForkedEnvironment(
            FunctionDefinition function,
            String id,
            RuntimeApi api,
            Process process,
            Runnable writeNow) {
        this.function = function;
        this.id = id;
        this.api = api;
        this.process = process;
        this.writeNow = writeNow;
    }

    /**
     * Starts the process and waits until its handler is made.
     *
     * @param command the process for the address of the Runtime API
     */
    static ForkedEnvironment start(
            FunctionDefinition function,
            String id,
            Function<String, ProcessBuilder> command,
            Runnable writeNow) {
        RuntimeApi api = RuntimeApi.start();
        writeNow.run();
        try {
            Process process = command.apply(api.address()).start();
            ForkedEnvironment environment =
                    new ForkedEnvironment(function, id, api, process, writeNow);
            environment.listen();
            environment.awaitHandler();
            return environment;
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException("a process cannot be started", e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public byte[] call(byte[] event) throws FunctionFailed {
        RuntimeEvent handed = new RuntimeEvent(function, event);
        running.set(handed);
        if (!process.isAlive()) {
            handed.ended();
        }
        writeNow.run();
        api.give(handed);
        return handed.await();
    }

    /** SIGKILL, as Lambda ends an environment that takes too long. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
    }

    private void listen() {
        Thread.ofVirtual().name(id).start(FunctionLog.of(function.name(), this::passOn));
        var _ = process.onExit().thenRun(this::ended);
    }

    // Its output is the function's log.
    @SuppressWarnings("SystemOut")
    private void passOn() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(System.out::println);
        } catch (IOException | UncheckedIOException e) {
            // It was killed in the middle of a line.
        }
    }

    private void ended() {
        api.started().completeExceptionally(new FunctionFailed("its process ended", null));
        RuntimeEvent event = running.get();
        if (event != null) {
            event.ended();
        }
    }

    private void awaitHandler() {
        try {
            api.started().get(START_SECONDS, TimeUnit.SECONDS);
            return;
        } catch (ExecutionException e) {
            close();
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new CannotStart(function.name() + " does not start: " + cause.getMessage(), e);
        } catch (TimeoutException e) {
            close();
            throw new CannotStart(
                    function.name() + " did not start within " + START_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new CannotStart(function.name() + " was ended while it started.", e);
        }
    }
}
