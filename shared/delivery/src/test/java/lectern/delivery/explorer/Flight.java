package lectern.delivery.explorer;

import java.time.Instant;
import lectern.progress.SesEvent;

/**
 * An event that SES has published.
 *
 * @param before when it must have come to count as reliable; far away for one that is late anyhow
 */
record Flight(SesEvent event, Instant before, boolean isLate) {}
