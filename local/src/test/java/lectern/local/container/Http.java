package lectern.local.container;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Requests to a server on this machine; an answer is its status and its body. */
final class Http {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

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
    void awaitAnswer(BooleanSupplier alive) {
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
                alive);
    }

    /** Asks again and again until it holds. */
    static void await(BooleanSupplier holds, BooleanSupplier alive) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (!alive.getAsBoolean() || System.nanoTime() > until) {
                throw new IllegalStateException("it never came");
            }
            Thread.onSpinWait();
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
