package lectern.distribute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import lectern.delivery.Deadline;
import lectern.delivery.WebinarCache;
import lectern.lambda.Log;
import lectern.progress.Progress;
import lectern.progress.Replan;
import lectern.progress.Rewrite;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import lectern.registration.WebinarId;

/**
 * One walk over a webinar's registrations, rewriting the stored plans that its present version
 * answers otherwise. It reads the table itself, since the index lags, and leaves alone what is
 * claimed: whoever settles that plans anew. A webinar that changes meanwhile ends the walk: whoever
 * plans uses a fresh one, and the change brings a walk of its own.
 */
final class Pass {
    /** 300 a second leave room for the sending on a partition that takes 1,000 write units. */
    static final Duration BETWEEN_WRITES = Duration.ofSeconds(1).dividedBy(300);

    private final Progress progress;
    private final Function<WebinarId, Optional<Webinar>> inForce;
    private final Clock clock;
    private final Pause pause;
    private final Deadline deadline;
    private Instant nextWrite = Instant.MIN;
    private int writes;

    /** Lets time pass. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /**
     * Walks for one tick.
     *
     * @param inForce reads the webinar as it is now
     */
    Pass(
            Progress progress,
            Function<WebinarId, Optional<Webinar>> inForce,
            Clock clock,
            Pause pause,
            Deadline deadline) {
        this.progress = progress;
        this.inForce = inForce;
        this.clock = clock;
        this.pause = pause;
        this.deadline = deadline;
    }

    /** How many registrations the walks have rewritten. */
    int writes() {
        return writes;
    }

    /**
     * Walks; answers whether it came to the end and found nothing to write.
     *
     * @param forecast takes whoever it meets
     */
    boolean isClean(WebinarId id, Forecast forecast) throws InterruptedException {
        Instant read = clock.instant();
        Optional<Webinar> webinar = inForce.apply(id);
        if (webinar.isEmpty()) {
            return false;
        }
        int before = writes;
        boolean isClean = true;
        Iterator<Registration> registrations = progress.of(id).iterator();
        while (registrations.hasNext()) {
            Registration registration = registrations.next();
            Instant now = clock.instant();
            if (!now.isBefore(deadline.noSendFrom())) {
                return isCut(id, "time is up");
            }
            if (now.isAfter(read.plus(WebinarCache.FRESH))) {
                read = now;
                if (!inForce.apply(id).equals(webinar)) {
                    return isCut(id, "webinar changed");
                }
            }
            forecast.add(webinar.get(), registration);
            Optional<Rewrite> rewrite = Replan.of(webinar.get(), registration, now);
            if (rewrite.isPresent()) {
                isClean = false;
                write(rewrite.get());
            }
        }
        if (writes > before) {
            Log.info("planned anew", "webinar", id, "registrations", writes - before);
        }
        return isClean;
    }

    private static boolean isCut(WebinarId id, String detail) {
        Log.info("pass cut", "webinar", id, "detail", detail);
        return false;
    }

    // What somebody else has written meanwhile is looked at again by the next walk.
    private void write(Rewrite rewrite) throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(nextWrite)) {
            pause.of(Duration.between(now, nextWrite));
        }
        nextWrite = clock.instant().plus(BETWEEN_WRITES);
        if (progress.carryOut(rewrite) instanceof Rewrite.Result.Done) {
            writes++;
        }
    }
}
