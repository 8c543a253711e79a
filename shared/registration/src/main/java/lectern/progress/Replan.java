package lectern.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lectern.plan.LinkTime;
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

    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration BEFORE_LINK = Duration.ofHours(1);

    /** So near to the event nobody can wait for the next day's walk. */
    private static final Duration NEAR = Duration.ofMinutes(10);

    private Replan() {}

    /**
     * When the registrations are walked next though nobody is seen to change anything: what was
     * changed and changed back between two ticks leaves no trace but plans made in between, and a
     * hand may have edited a registration.
     *
     * @param isLate whether the link mails are expected to be late; the organiser may have asked
     *     SES for a higher rate
     */
    public static Instant nextWalk(Webinar webinar, boolean isLate, Instant now) {
        Instant near = LinkTime.earliest(webinar).minus(BEFORE_LINK);
        if (!now.isBefore(near) && now.isBefore(webinar.end())) {
            return now.plus(NEAR);
        }
        Instant next = now.plus(isLate ? HOURLY : DAILY);
        return near.isAfter(now) && near.isBefore(next) ? near : next;
    }

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
