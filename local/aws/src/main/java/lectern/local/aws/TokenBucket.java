package lectern.local.aws;

import java.util.function.LongSupplier;

/**
 * SES's limit of the sending rate: one second's worth may go at once, then as fast as the rate.
 *
 * <p>A mail to several recipients goes when there is room for one, and then the room is owed.
 */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final LongSupplier nanoTime;
    private double tokens = Double.MAX_VALUE;
    private long since;

    TokenBucket(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Takes room for so many recipients at so many a second; false where there is none. */
    synchronized boolean take(int recipients, double rate) {
        long now = nanoTime.getAsLong();
        tokens = Math.min(Math.max(1, rate), tokens + (now - since) / NANOS * rate);
        since = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= recipients;
        return true;
    }
}
