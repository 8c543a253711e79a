package lectern.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import lectern.registration.Webinar;
import lectern.registration.WebinarId;
import lectern.registration.Webinars;
import org.jspecify.annotations.Nullable;

/**
 * The webinar that was asked for last, for as long as a rush of posts to this process may go by one
 * reading. By real time, also where the rest of the function is told another: a clock that stands
 * still would keep it for ever. What sends keeps webinars for ten seconds; here a person may just
 * have edited what she looks at.
 */
final class RecentWebinar {
    /** A tenth of what whoever plans may use: a hand edit holds for posts a second later. */
    static final Duration FRESH = Duration.ofSeconds(1);

    private final Webinars webinars;
    private final InstantSource realTime;
    private volatile @Nullable Reading last;

    RecentWebinar(Webinars webinars, InstantSource realTime) {
        this.webinars = webinars;
        this.realTime = realTime;
    }

    private record Reading(WebinarId id, Webinar webinar, Instant at) {
        /** Not by a clock that was put back either. */
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && !now.isAfter(at.plus(FRESH));
        }
    }

    /** The webinar in force, at most {@link #FRESH} ago. */
    Optional<Webinar> inForce(WebinarId id) {
        Reading known = last;
        return known != null && known.id().equals(id) && known.isFresh(realTime.instant())
                ? Optional.of(known.webinar())
                : anew(id);
    }

    /** The webinar in force now. */
    Optional<Webinar> anew(WebinarId id) {
        // The moment before the read: what is read is at least as fresh as that.
        Instant at = realTime.instant();
        Optional<Webinar> webinar = webinars.inForce(id);
        last = webinar.map(found -> new Reading(id, found, at)).orElse(null);
        return webinar;
    }
}
