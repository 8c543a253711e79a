package lectern.local.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * DynamoDB Local as a child process that listens on 127.0.0.1 only.
 *
 * <p>The child ends when this object is closed and when this JVM ends, however it ends: it reads a
 * pipe that only this JVM holds open.
 */
public final class DynamoDbLocal implements AutoCloseable {
    private final Process process;
    private final URI endpoint;

    private DynamoDbLocal(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts it and answers when it does.
     *
     * @param port 0 for any free one
     * @param dataFolder where tables and items survive a restart; without it they are in memory
     * @throws PortInUseException when the port is taken
     */
    public static DynamoDbLocal start(int port, Optional<Path> dataFolder) {
        try {
            Process process = command(port, dataFolder).start();
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            URI endpoint = awaitReady(process, lines, port);
            Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
            return new DynamoDbLocal(process, endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException("DynamoDB Local cannot be started", e);
        }
    }

    /** {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return endpoint;
    }

    /** The child's process id. */
    public long pid() {
        return process.pid();
    }

    /** Ends the child and returns when it has ended. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pipe to DynamoDB Local", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessBuilder command(int port, Optional<Path> dataFolder) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-classpath",
                                System.getProperty("java.class.path"),
                                DynamoDbLocalMain.class.getName(),
                                Integer.toString(port)));
        if (dataFolder.isPresent()) {
            command.add(Files.createDirectories(dataFolder.get()).toAbsolutePath().toString());
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
        return builder;
    }

    private static URI awaitReady(Process process, BufferedReader lines, int port)
            throws IOException {
        var said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(DynamoDbLocalMain.READY)) {
                return URI.create(
                        "http://127.0.0.1:" + line.substring(DynamoDbLocalMain.READY.length()));
            }
            if (line.equals(DynamoDbLocalMain.IN_USE)) {
                process.destroyForcibly();
                throw new PortInUseException(port);
            }
            said.append(line).append('\n');
        }
        process.destroyForcibly();
        throw new IllegalStateException("DynamoDB Local ended before it was ready:\n" + said);
    }
}
