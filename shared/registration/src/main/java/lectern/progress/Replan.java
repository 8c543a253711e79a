package lectern.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lectern.plan.Plan;
import lectern.registration.Claim;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/** What a walk over a webinar's registrations decides: values to values. */
public final class Replan {
    /**
     * After a change of a webinar, until whoever planned with the one of before has written: 10 s
     * of cache, 10 s of a call, the time to settle. A walk that began earlier could end before such
     * a write.
     */
    public static final Duration SETTLED = Duration.ofSeconds(60);

    private Replan() {}

    /**
     * The stored plan as the webinar now wants it; empty where it stands there, or where a mail is
     * in hand: whoever settles that plans anew. A claim whose lease is over may have nobody left.
     */
    public static Optional<Rewrite> of(Webinar webinar, Registration registration, Instant now) {
        Rewrite rewrite = new Rewrite(registration, Plan.planned(webinar, registration, now));
        Claim claim = registration.claim();
        boolean isInHand = claim != null && now.isBefore(claim.leaseUntil());
        return !isInHand && rewrite.change().isPresent() ? Optional.of(rewrite) : Optional.empty();
    }
}
