package lectern.distribute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import lectern.delivery.Deadline;
import lectern.lambda.Log;
import lectern.progress.Progress;
import lectern.progress.Replan;
import lectern.progress.Rewrite;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/**
 * One walk over a webinar's registrations, rewriting the stored plans that its present version
 * answers otherwise. It reads the table itself, since the index lags, and leaves alone what is
 * claimed: whoever settles that plans anew.
 */
final class Pass {
    /** Leaves room for the sending on a partition that takes 1,000 write units a second. */
    private static final int WRITES_A_SECOND = 300;

    private final Progress progress;
    private final Clock clock;
    private final Deadline deadline;
    private int writes;

    Pass(Progress progress, Clock clock, Deadline deadline) {
        this.progress = progress;
        this.clock = clock;
        this.deadline = deadline;
    }

    /** How many registrations this pass found to rewrite. */
    int writes() {
        return writes;
    }

    /** Walks; answers whether it came to the end and found nothing to write. */
    boolean isClean(Webinar webinar) throws InterruptedException {
        Instant begun = clock.instant();
        int before = writes;
        Iterator<Registration> registrations = progress.of(webinar.id()).iterator();
        while (registrations.hasNext()) {
            if (!clock.instant().isBefore(deadline.noSendFrom())) {
                return false;
            }
            Optional<Rewrite> rewrite = Replan.of(webinar, registrations.next(), clock.instant());
            if (rewrite.isPresent()) {
                progress.carryOut(rewrite.get());
                writes++;
                awaitRate(begun, writes - before);
            }
        }
        if (writes > before) {
            Log.info("planned anew", "webinar", webinar.id(), "registrations", writes - before);
        }
        return writes == before;
    }

    private void awaitRate(Instant begun, int written) throws InterruptedException {
        Duration earliest = Duration.ofSeconds(1).multipliedBy(written).dividedBy(WRITES_A_SECOND);
        Duration wait = Duration.between(clock.instant(), begun.plus(earliest));
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }
}
