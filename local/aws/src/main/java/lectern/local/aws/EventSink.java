package lectern.local.aws;

import java.time.Duration;
import java.util.Map;

/** The default event bus, as whoever puts events on it sees it. */
public interface EventSink {
    /** Takes an event that is to be delivered that much later. */
    void put(Map<String, Object> event, Duration after);
}
