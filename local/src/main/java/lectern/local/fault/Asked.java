package lectern.local.fault;

import java.time.Instant;
import java.util.Optional;
import lectern.local.aws.SendRequest;

/**
 * One request to send that came to SES.
 *
 * @param at by the local clock
 * @param realAt by the real time, in which processes live and die
 * @param sender the environment it came from
 * @param fault what it met
 */
public record Asked(
        Instant at, Instant realAt, String sender, SendRequest request, Optional<SesFault> fault) {
    /** The value of a tag; empty where it has none of that name. */
    public String tag(String name) {
        return request.tags().getOrDefault(name, "");
    }
}
