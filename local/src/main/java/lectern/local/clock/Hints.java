package lectern.local.clock;

import java.util.List;

/** What comes by itself between ticks: the table's stream. */
public interface Hints {
    /** Returns when all that is under way has been worked off. */
    void drain();

    /** Several, one after the other. */
    static Hints all(List<? extends Hints> each) {
        return () -> each.forEach(Hints::drain);
    }
}
