package lectern.delivery.explorer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/**
 * What the exploration starts from and what may happen in it.
 *
 * @param versions of the webinar, in the order in which they come into force
 * @param registrations in the table at the beginning
 * @param newcomer who may register
 * @param begin when it begins
 * @param end when time stops; what is still open then is brought to its end without faults
 * @param moments at which something may happen besides those that follow from the state
 * @param workers at most at the same time
 * @param isPrompt whether a call ends, one way or the other, within ten seconds
 * @param allowed how often
 * @param prelude what happens before anything else may: how each move begins, the first that fits
 */
record Scenario(
        String name,
        List<Version> versions,
        List<Registration> registrations,
        List<Registration> newcomer,
        Instant begin,
        Instant end,
        List<Instant> moments,
        int workers,
        boolean isPrompt,
        Map<Allowance, Integer> allowed,
        List<String> prelude) {

    Scenario(
            String name,
            List<Version> versions,
            List<Registration> registrations,
            List<Registration> newcomer,
            Instant begin,
            Instant end,
            List<Instant> moments,
            int workers,
            boolean isPrompt,
            Map<Allowance, Integer> allowed) {
        this(
                name,
                versions,
                registrations,
                newcomer,
                begin,
                end,
                moments,
                workers,
                isPrompt,
                allowed,
                List.of());
    }

    /** How long an invocation lasts at most. */
    static final Duration INVOCATION = Duration.ofSeconds(60);

    /**
     * A version of the webinar.
     *
     * @param isByTick whether a tick wrote it (the counted revision), not the organiser
     */
    record Version(Webinar webinar, boolean isByTick) {}

    /** The same after something has happened. */
    Scenario after(List<String> moves) {
        return new Scenario(
                name,
                versions,
                registrations,
                newcomer,
                begin,
                end,
                moments,
                workers,
                isPrompt,
                allowed,
                moves);
    }

    @Override
    public String toString() {
        return name;
    }
}
