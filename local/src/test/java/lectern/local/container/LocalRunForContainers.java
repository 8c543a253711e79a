package lectern.local.container;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lectern.lambda.Json;
import lectern.local.Ports;
import lectern.local.aws.FreshTables;

/** A local run that listens at Docker's bridge too. */
public final class LocalRunForContainers implements AutoCloseable {
    /** This host, as containers see it. */
    static final String BRIDGE = "172.17.0.1";

    private final int port = Ports.free();
    private final int dynamoDbPort = Ports.free();
    private final int sesPort = Ports.free();
    private final Http http = new Http(port);
    private final Path said = Http.output();
    private final Process process;

    private LocalRunForContainers() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-classpath",
                                System.getProperty("java.class.path"),
                                "lectern.local.Main")
                        .directory(FreshTables.projectFolder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().putAll(variables());
        builder.environment().put("LECTERN_BIND", BRIDGE);
        this.process = builder.start();
    }

    /** Starts it, and answers when it does. */
    public static LocalRunForContainers start() throws IOException {
        LocalRunForContainers run = new LocalRunForContainers();
        run.http.awaitAnswer(run.process, run.said);
        return run;
    }

    /** What {@code local/sam} reads of it. */
    Map<String, String> variables() {
        return Map.of(
                "LECTERN_PORT", Integer.toString(port),
                "LECTERN_DYNAMODB_PORT", Integer.toString(dynamoDbPort),
                "LECTERN_SES_PORT", Integer.toString(sesPort));
    }

    public String site() {
        return "http://localhost:" + port;
    }

    public URI dynamoDb() {
        return URI.create("http://127.0.0.1:" + dynamoDbPort);
    }

    public URI ses() {
        return URI.create("http://127.0.0.1:" + sesPort);
    }

    public String get(String path) throws IOException, InterruptedException {
        return http.get(path);
    }

    public String register(String email) throws IOException, InterruptedException {
        return register(http, email);
    }

    static String register(Http http, String email) throws IOException, InterruptedException {
        Map<String, Object> fields =
                Map.of("name", "Jana", "email", email, "country", "CZ", "privacy", true);
        return http.postJson(
                "/webinars/iuc-city-to-city-4/registrations",
                Json.write(fields).getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until so many mails are in the inbox. */
    public void awaitMails(int count) {
        Http.await(() -> mails() == count, process, said);
    }

    private int mails() {
        try {
            String answer = http.get("/local/mails");
            String wrapped = "{\"mails\":" + answer.substring(answer.indexOf(' ') + 1) + "}";
            List<?> mails = Json.objects(Json.read(wrapped), "mails");
            return mails.size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
