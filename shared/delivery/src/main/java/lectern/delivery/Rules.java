package lectern.delivery;

import java.time.Instant;
import lectern.plan.Plan;
import lectern.progress.Take;
import lectern.registration.Change;
import lectern.registration.Claim;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/**
 * The decisions that the protocol rests on. The ones here are those that count; tests replace one
 * at a time by a wrong one, to show what it is needed for.
 */
public interface Rules {
    Rules REAL = new Rules() {};

    /** What is to be done for a registration. */
    default Plan plan(DueKey hint, Webinar webinar, Registration registration, Instant now) {
        return Plan.plan(webinar, registration, now);
    }

    /** What a claim writes, and on which condition. */
    default Change claim(Take take, Instant now) {
        return take.change(now);
    }

    /** What a registration becomes by the outcome of its mail. */
    default Registration settled(
            Sent sent, Claim claim, Webinar webinar, Registration registration, Instant now) {
        return Settlement.settled(sent, claim, webinar, registration, now);
    }
}
