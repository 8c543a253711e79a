package lectern.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lectern.local.aws.FreshTables;
import lectern.local.zipped.EchoHandler;
import lectern.local.zipped.KeepingHandler;

/**
 * A folder like the project's, with the project's own template and webinar but functions that only
 * keep what they are called with; and the local run in it, as a process on ports of its own.
 */
final class SmallProject {
    final int port = Ports.free();
    final int dynamoDbPort = Ports.free();
    final int sesPort = Ports.free();
    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    SmallProject(Path folder) throws IOException {
        this.folder = folder;
        Path project = FreshTables.projectFolder();
        String template =
                Files.readString(project.resolve("template.yaml"))
                        .replaceAll(
                                "lectern\\.(register|manage|feedback)\\.\\w+",
                                EchoHandler.class.getName())
                        .replaceAll(
                                "lectern\\.(confirm|distribute)\\.\\w+",
                                KeepingHandler.class.getName())
                        .replace(
                                "PUBLIC_URL: !Ref PublicUrl",
                                "PUBLIC_URL: !Ref PublicUrl\n          KEEP_IN: " + events());
        Files.writeString(folder.resolve("template.yaml"), template);
        for (String function : List.of("register", "confirm", "distribute", "manage", "feedback")) {
            FunctionZip.write(
                    folder.resolve("functions/%s/target/%s.zip".formatted(function, function)),
                    EchoHandler.class,
                    KeepingHandler.class);
        }
        Files.createDirectories(folder.resolve("local/target"));
        Files.createDirectories(folder.resolve("webinars"));
        Files.copy(
                project.resolve("webinars/iuc-city-to-city-4.json"),
                folder.resolve("webinars/iuc-city-to-city-4.json"));
    }

    /** Where confirm and distribute keep their events. */
    Path events() {
        return folder.resolve("events");
    }

    /** Begins a local run; {@code more} is set in its environment. */
    Process begin(Map<String, String> more) throws IOException {
        return builder(command(), more).start();
    }

    /** The same, as the child of a shell that does nothing but wait. */
    Process beginUnderShell() throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & wait", "sh"));
        command.addAll(command());
        return builder(command, Map.of()).start();
    }

    /** Reads its lines until it says that it is there. */
    static List<String> awaitReady(Process run) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader out = run.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.equals("Ctrl-C ends it.")) {
                return lines;
            }
        }
        throw new IOException(
                lines + new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Ends it as {@code kill} does, and waits. */
    static int end(Process run) throws InterruptedException {
        run.destroy();
        if (!run.waitFor(15, TimeUnit.SECONDS)) {
            run.destroyForcibly();
            throw new IllegalStateException("it did not end");
        }
        return run.exitValue();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(path)).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    URI dynamoDb() {
        return URI.create("http://127.0.0.1:" + dynamoDbPort);
    }

    List<Integer> ports() {
        return List.of(port, dynamoDbPort, sesPort);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    private ProcessBuilder builder(List<String> command, Map<String, String> more) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> settings = new HashMap<>();
        settings.put("LECTERN_PORT", Integer.toString(port));
        settings.put("LECTERN_DYNAMODB_PORT", Integer.toString(dynamoDbPort));
        settings.put("LECTERN_SES_PORT", Integer.toString(sesPort));
        settings.putAll(more);
        builder.environment().putAll(settings);
        return builder;
    }
}
