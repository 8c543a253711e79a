package lectern.local.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lectern.local.Ports;
import lectern.local.aws.FreshTables;

/** A command of {@code local/sam} that keeps running: the API, or the functions one by one. */
public final class SamLocal implements AutoCloseable {
    private static final String IMAGE = "public.ecr.aws/lambda/java:25-x86_64";

    private final Process process;
    private final Http http;

    private SamLocal(Process process, int port) {
        this.process = process;
        this.http = new Http(port);
    }

    /** Whether SAM CLI, a running engine and an image are there. */
    public static boolean isPossible() throws IOException, InterruptedException {
        return isDone("command -v sam")
                && isDone("PATH=/usr/bin:$PATH docker image inspect " + IMAGE);
    }

    private static boolean isDone(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command + " >/dev/null 2>&1").start().waitFor() == 0;
    }

    /** {@code sam local start-api}. */
    public static SamLocal api(LocalRunForContainers run, Instant now) throws IOException {
        return start(run, now, "start-api");
    }

    /** {@code sam local start-lambda}. */
    public static SamLocal functions(LocalRunForContainers run, Instant now) throws IOException {
        return start(run, now, "start-lambda");
    }

    private static SamLocal start(LocalRunForContainers run, Instant now, String command)
            throws IOException {
        int port = Ports.free();
        Process process =
                builder(
                                run,
                                now,
                                command,
                                "--port",
                                Integer.toString(port),
                                "--warm-containers",
                                "LAZY")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        SamLocal sam = new SamLocal(process, port);
        sam.http.awaitAnswer(process::isAlive);
        return sam;
    }

    /** {@code sam local invoke -e}; answers what the function answered. */
    public static String invokeOnce(
            LocalRunForContainers run, Instant now, String function, Path event)
            throws IOException, InterruptedException {
        Process process =
                builder(run, now, "invoke", function, "-e", event.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static ProcessBuilder builder(
            LocalRunForContainers run, Instant now, String... arguments) {
        List<String> command = new ArrayList<>(List.of("local/sam"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(FreshTables.projectFolder().toFile());
        builder.environment().putAll(run.variables());
        builder.environment().put("LECTERN_BIND", LocalRunForContainers.BRIDGE);
        builder.environment().put("LECTERN_NOW", now.toString());
        return builder;
    }

    /** The function's answer to an event's bytes; what is not a success is an error here. */
    public String invoke(String function, byte[] event) throws IOException, InterruptedException {
        String word = function.substring(0, 1).toUpperCase(Locale.ROOT) + function.substring(1);
        String answer =
                http.postJson("/2015-03-31/functions/" + word + "Function/invocations", event);
        assertThat(answer).as(function).startsWith("200 ");
        return answer.substring("200 ".length());
    }

    public String get(String path) throws IOException, InterruptedException {
        return http.get(path);
    }

    public String register(String email) throws IOException, InterruptedException {
        return LocalRunForContainers.register(http, email);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
