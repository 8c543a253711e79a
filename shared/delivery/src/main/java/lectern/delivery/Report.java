package lectern.delivery;

import java.util.Map;
import java.util.Set;
import lectern.registration.WebinarId;

/**
 * What an invocation did.
 *
 * @param sent mails that SES accepted
 * @param changed other writes of registrations: outcomes, plans, claims given back
 * @param left keys seen as due that stay for a later tick, as far as they were looked at
 * @param failures keys whose handling threw
 * @param stopped why SES took nothing more of a webinar, or not its last mails: a sentence for the
 *     organiser
 * @param accepting webinars of which SES accepted something
 */
public record Report(
        int sent,
        int changed,
        int left,
        int failures,
        Map<WebinarId, String> stopped,
        Set<WebinarId> accepting) {
    public Report {
        stopped = Map.copyOf(stopped);
        accepting = Set.copyOf(accepting);
    }
}
