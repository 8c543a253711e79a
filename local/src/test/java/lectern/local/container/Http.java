package lectern.local.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Requests to a server on this machine; an answer is its status and its body. */
final class Http {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final String site;

    Http(int port) {
        this.site = "http://127.0.0.1:" + port;
    }

    String get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    String postJson(String path, byte[] body) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    /** Waits until somebody answers there at all. */
    void awaitAnswer(Process server, Path said) {
        await(
                () -> {
                    try {
                        get("/");
                        return true;
                    } catch (IOException e) {
                        return false;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                server,
                said);
    }

    /** A file for what a server prints. */
    static Path output() throws IOException {
        return Files.createTempFile("lectern-", ".out");
    }

    /** Asks again and again until it holds, as long as the server lives. */
    static void await(BooleanSupplier holds, Process server, Path said) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (!server.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("it never came; " + text(said));
            }
            Thread.onSpinWait();
        }
    }

    private static String text(Path said) {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path)).timeout(PATIENCE);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
