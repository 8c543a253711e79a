package lectern.local.stream;

import java.time.Duration;
import java.util.List;

/**
 * An event source mapping: which records of a table's stream a function gets, and how.
 *
 * @param function the function's name
 * @param retries how often a batch is given again after an error, before it is dropped
 * @param mostAge records older than this are passed over
 * @param filters any of these patterns lets a record pass; none lets all pass
 */
public record StreamMapping(
        String function, int batchSize, int retries, Duration mostAge, List<String> filters) {
    public StreamMapping {
        filters = List.copyOf(filters);
    }
}
