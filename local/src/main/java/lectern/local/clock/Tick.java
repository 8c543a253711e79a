package lectern.local.clock;

/** Wakes whatever a schedule wakes, once. */
public interface Tick {
    /** Returns when it has ended. */
    Ticked run();

    /**
     * What a tick did.
     *
     * @param sent mails that were accepted
     * @param changed other writes to the tables
     */
    record Ticked(long sent, long changed) {
        boolean moved() {
            return sent > 0 || changed > 0;
        }

        public Ticked plus(Ticked other) {
            return new Ticked(sent + other.sent, changed + other.changed);
        }
    }
}
