package lectern.distribute;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import lectern.registration.Attention;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.MailStatus;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/**
 * What a person should worry about before a webinar begins: who still has no link, and how long the
 * oldest doubt is. Alarms look at these numbers, so they are in the log line of every tick.
 *
 * @param undelivered registrations that could have the link and do not; 0 until an hour before the
 *     start
 * @param oldestDoubt since the end of the longest lease that ended without an outcome
 * @param cut whether the time was up before all were counted: there may be more
 */
record Census(int undelivered, Duration oldestDoubt, boolean cut) {
    /** From when on somebody without the link is an alarm and no longer a queue. */
    static final Duration BEFORE_START = Duration.ofHours(1);

    static final Census NOTHING = new Census(0, Duration.ZERO, false);

    /**
     * Counts one webinar's registrations.
     *
     * @param isOver whether the time for counting is up
     */
    static Census of(
            Webinar webinar,
            Stream<Registration> registrations,
            Instant now,
            BooleanSupplier isOver) {
        boolean isSoon = !now.isBefore(webinar.start().minus(BEFORE_START));
        Census all = NOTHING;
        for (Registration each : (Iterable<Registration>) registrations::iterator) {
            if (isOver.getAsBoolean()) {
                return all.and(new Census(0, Duration.ZERO, true));
            }
            all =
                    all.and(
                            new Census(
                                    isSoon && isWithoutLink(each) ? 1 : 0,
                                    doubt(each, now),
                                    false));
        }
        return all;
    }

    /** Both together. */
    Census and(Census other) {
        return new Census(
                undelivered + other.undelivered,
                oldestDoubt.compareTo(other.oldestDoubt) < 0 ? other.oldestDoubt : oldestDoubt,
                cut || other.cut);
    }

    /** Whether somebody should look. */
    boolean isWorrying() {
        return undelivered > 0 || oldestDoubt.isPositive() || cut;
    }

    /** For a log line, behind these details. */
    Object[] details(Object... before) {
        return Stream.concat(
                        Stream.of(before),
                        Stream.of(
                                "undelivered",
                                undelivered,
                                "oldestDoubtMinutes",
                                oldestDoubt.toMinutes(),
                                "cut",
                                cut))
                .toArray();
    }

    // A bounce, a complaint and a refusal are known, and no waiting makes them better.
    static boolean isWithoutLink(Registration registration) {
        boolean isReachable =
                registration.attention() == null || registration.attention() == Attention.DOUBT;
        return registration.status() == Registration.Status.REGISTERED
                && isReachable
                && registration
                        .mail(MailKind.LINK)
                        .filter(mail ->
                                mail.status() == MailStatus.SENT
                                        || mail.status() == MailStatus.DELIVERED)
                        .isEmpty();
    }

    private static Duration doubt(Registration registration, Instant now) {
        Claim claim = registration.claim();
        return claim == null || now.isBefore(claim.leaseUntil())
                ? Duration.ZERO
                : Duration.between(claim.leaseUntil(), now);
    }
}
