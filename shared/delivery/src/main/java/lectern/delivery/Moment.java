package lectern.delivery;

import java.time.Instant;
import java.util.Optional;
import lectern.registration.Webinar;

/**
 * What a worker knows, besides the answer to its call, when it decides.
 *
 * @param webinar in force, read no longer than {@link WebinarCache#FRESH} ago
 * @param isStopped whether SES takes nothing more of this webinar's in this invocation
 */
public record Moment(Instant now, Optional<Webinar> webinar, boolean isStopped, Deadline deadline) {

    /** The webinar, where anything may be sent of it. */
    Optional<Webinar> sendable() {
        return isStopped ? Optional.empty() : webinar;
    }

    /** Whether no send may start any more. */
    boolean isOver() {
        return !now.isBefore(deadline.noSendFrom());
    }
}
