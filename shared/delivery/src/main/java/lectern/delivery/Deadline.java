package lectern.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * The end of the invocation, and what follows from it.
 *
 * @param hardEnd when Lambda stops the function
 */
public record Deadline(Instant hardEnd) {
    /** 2 s for a slot, 10 s for the call, 3 s to settle. */
    private static final Duration LAST_SEND_BEFORE_END = Duration.ofSeconds(15);

    private static final Duration LEASE_AFTER_END = Duration.ofSeconds(5);

    /** No send starts at this moment or later. */
    public Instant noSendFrom() {
        return hardEnd.minus(LAST_SEND_BEFORE_END);
    }

    /** Until when a claim of this invocation holds: its owner is certainly gone by then. */
    public Instant leaseUntil() {
        return hardEnd.plus(LEASE_AFTER_END);
    }
}
