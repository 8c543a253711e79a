package lectern.delivery.explorer;

import java.time.Instant;
import java.util.Optional;
import lectern.delivery.Deadline;
import lectern.delivery.Step;
import lectern.progress.Rewrite;
import lectern.progress.SesEvent;
import lectern.registration.Change;
import lectern.registration.Registration;
import lectern.registration.Written;

/** Something that is under way and has a call to make or an answer to take. */
sealed interface Part {
    /** When its present call began. */
    Instant since();

    /**
     * A worker of {@code confirm} or {@code distribute}.
     *
     * @param change what its claim writes
     * @param answer the table's answer to it, once there is one
     * @param life whether its function has returned
     */
    record Worker(
            Deadline deadline,
            Step step,
            Optional<Change> change,
            Optional<Written> answer,
            Life life,
            Instant since)
            implements Part {

        Worker with(Life another) {
            return new Worker(deadline, step, change, answer, another, since);
        }
    }

    /** What becomes of a worker whose function returns without it. */
    enum Life {
        RUNNING,
        /** Its function has returned. */
        FROZEN,
        /** The next invocation of the same process has woken it. */
        THAWED
    }

    /** {@code register} with a registration on its way into the table. */
    record Registering(Registration registration, Instant since) implements Part {}

    /** {@code register} with a request to be mailed again on its way. */
    record Asking(Change change, Instant since) implements Part {}

    /** {@code feedback} with what an event means on its way. */
    record Telling(SesEvent event, Rewrite rewrite, Instant before, Instant since)
            implements Part {}

    /**
     * A walk over the registrations.
     *
     * @param version of the webinar
     * @param next the place of the registration it reads next
     * @param rewrite on its way
     */
    record Walking(
            int version, int next, Optional<Rewrite> rewrite, boolean hasWritten, Instant since)
            implements Part {}
}
