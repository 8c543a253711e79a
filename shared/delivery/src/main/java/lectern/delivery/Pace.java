package lectern.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * What all senders share, as one of them last saw it.
 *
 * @param free the first moment that is nobody's slot
 * @param allowance what SES said last; absent before it ever did
 * @param askedAt when SES said so
 * @param takenSince slots taken since then
 * @param slowUntil a tenth slower until then
 */
public record Pace(
        Instant free,
        Optional<Allowance> allowance,
        Instant askedAt,
        long takenSince,
        Instant slowUntil) {
    /** Before anybody sent anything. */
    public static final Pace NEW =
            new Pace(Instant.EPOCH, Optional.empty(), Instant.EPOCH, 0, Instant.EPOCH);

    /** The same with what SES says now. */
    public Pace asked(Allowance said, Instant now) {
        return new Pace(free, Optional.of(said), now, 0, slowUntil);
    }

    /** The same once these slots are somebody's. */
    public Pace taken(Pacing.Take take) {
        return new Pace(
                take.free(), allowance, askedAt, takenSince + take.slots().size(), slowUntil);
    }
}
