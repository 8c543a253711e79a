package lectern.delivery;

import java.util.Map;
import java.util.Set;
import lectern.registration.WebinarId;
import org.jspecify.annotations.Nullable;

/**
 * What an invocation did.
 *
 * @param sent mails that SES accepted
 * @param changed other writes of registrations: outcomes, plans, claims given back
 * @param left keys seen as due that stay for a later tick, as far as they were looked at
 * @param failures keys whose handling threw
 * @param failure the first of what was thrown
 * @param stopped why SES takes nothing more of a webinar: a sentence for the organiser
 * @param accepting webinars of which SES accepted something
 */
public record Report(
        int sent,
        int changed,
        int left,
        int failures,
        @Nullable Throwable failure,
        Map<WebinarId, String> stopped,
        Set<WebinarId> accepting) {
    public Report {
        stopped = Map.copyOf(stopped);
        accepting = Set.copyOf(accepting);
    }
}
