package lectern.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lectern.registration.Webinar;
import lectern.registration.WebinarId;
import lectern.registration.Webinars;

/** Webinars in force, none older than ten seconds: whoever plans uses a fresh one. */
public final class WebinarCache {
    public static final Duration FRESH = Duration.ofSeconds(10);

    private final Webinars webinars;
    private final Clock clock;
    private final Map<WebinarId, Read> cache = new HashMap<>();

    private record Read(Optional<Webinar> webinar, Instant at) {}

    public WebinarCache(Webinars webinars, Clock clock) {
        this.webinars = webinars;
        this.clock = clock;
    }

    /** The webinar in force; empty where there is none. */
    synchronized Optional<Webinar> inForce(WebinarId id) {
        Read read = cache.get(id);
        if (read == null || clock.instant().isAfter(read.at().plus(FRESH))) {
            // The moment before the read: what is read is at least as fresh as that.
            Instant at = clock.instant();
            read = new Read(webinars.inForce(id), at);
            cache.put(id, read);
        }
        return read.webinar();
    }
}
