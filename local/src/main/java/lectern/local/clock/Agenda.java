package lectern.local.clock;

import java.time.Instant;
import java.util.Optional;

/** When something could be due next. */
public interface Agenda {
    /** The least moment after this one at which a mail, or work on a webinar, is due. */
    Optional<Instant> nextAfter(Instant moment);
}
