package lectern.delivery;

import java.time.Duration;

/** Who asks the pacer for slots. A confirmation, which somebody waits for, always finds room. */
public enum Lane {
    /** Looks two seconds ahead, and may use up the day's quota. */
    CONFIRMATIONS(Duration.ofSeconds(2), 0),
    /** Looks one second ahead, and leaves a tenth of the day's quota to confirmations. */
    DISTRIBUTION(Duration.ofSeconds(1), 0.1);

    private final Duration lookAhead;
    private final double reserve;

    Lane(Duration lookAhead, double reserve) {
        this.lookAhead = lookAhead;
        this.reserve = reserve;
    }

    /** How far ahead slots may be taken. */
    Duration lookAhead() {
        return lookAhead;
    }

    /** The part of the day's quota that this lane leaves to the other. */
    double reserve() {
        return reserve;
    }
}
