package lectern.delivery.explorer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lectern.delivery.Rules;
import lectern.progress.Evidence;
import lectern.progress.Replan;
import lectern.progress.SesEvent;
import lectern.registration.Change;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/** How things are done. As they stand here, they are done as in production. */
interface Ways {
    Ways REAL = new Ways() {};

    /** The protocol's decisions. */
    default Rules rules() {
        return Rules.REAL;
    }

    /** What an SES event means. */
    default Evidence evidence(
            Optional<Webinar> webinar, Registration registration, SesEvent event, Instant now) {
        return Evidence.of(webinar, registration, event, now);
    }

    /** What reaches the table of an update. */
    default Change written(Change change) {
        return change;
    }

    /** Whether a function returns only when none of its senders is left. */
    default boolean waitsForSenders() {
        return true;
    }

    /** Whether the SES client repeats a request whose answer did not come. */
    default boolean repeatsRequests() {
        return false;
    }

    /** How long after a change of the webinar its registrations are walked. */
    default Duration settled() {
        return Replan.SETTLED;
    }

    /** When they are walked next though no tick saw a change. */
    default Instant nextWalk(Webinar webinar, Instant now) {
        return Replan.nextWalk(webinar, false, now);
    }

    /** Whether that walk takes its registrations from the index. */
    default boolean walksTheIndex() {
        return false;
    }
}
