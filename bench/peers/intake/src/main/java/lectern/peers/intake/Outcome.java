package lectern.peers.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** What became of a post. */
public sealed interface Outcome {
    /** It is in the table, or was there before: nobody can tell which. */
    record Registered(String webinar, String id, String email, String language)
            implements Outcome {}

    /** It is not, for the reason told. */
    record Refused(int status, String reason) implements Outcome {}

    /** The answer's status. */
    default int status() {
        return switch (this) {
            case Registered _ -> 303;
            case Refused refused -> refused.status();
        };
    }

    /** The answer's headers. */
    default Map<String, String> headers() {
        return switch (this) {
            case Registered registered ->
                    Map.of(
                            "location",
                            "/webinars/" + registered.webinar() + "/registered",
                            "set-cookie",
                            cookie(registered),
                            "cache-control",
                            "no-store",
                            "content-type",
                            "text/plain; charset=utf-8");
            case Refused _ -> Map.of("content-type", "text/plain; charset=utf-8");
        };
    }

    /** The answer's text. */
    default String body() {
        return switch (this) {
            case Registered _ -> "";
            case Refused refused -> refused.reason();
        };
    }

    /** What the log is told: ids only. */
    default Map<String, String> log() {
        return switch (this) {
            case Registered registered ->
                    Map.of(
                            "outcome",
                            "registered",
                            "webinar",
                            registered.webinar(),
                            "registration",
                            registered.id());
            case Refused refused ->
                    Map.of("outcome", "refused", "status", Integer.toString(refused.status()));
        };
    }

    private static String cookie(Registered registered) {
        String value = registered.language() + "\n" + registered.email();
        return "lectern_sent="
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(value.getBytes(StandardCharsets.US_ASCII))
                + "; Max-Age=600; Path=/webinars/"
                + registered.webinar()
                + "; HttpOnly; SameSite=Lax; Secure";
    }
}
