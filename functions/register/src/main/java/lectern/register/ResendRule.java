package lectern.register;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.registration.Attention;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.Registration;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody who asks gets her mail again: not within five minutes of the last one, so that a
 * double click makes one mail, and not more than six times on one day (UTC), so that nobody can
 * fill another's mailbox.
 *
 * <p>Asking is also how a bounce is cleared, by the first request of a day; a complaint, or what
 * only an organiser can judge, is not.
 */
final class ResendRule {
    static final Duration PAUSE = Duration.ofMinutes(5);
    static final int TIMES_A_DAY = 6;

    private ResendRule() {}

    /** What is to be stored; nothing where nothing is to be sent. */
    static Optional<Registration.Asked> ask(Registration registration, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        boolean tooSoon = last(registration).anyMatch(last -> at.isBefore(last.plus(PAUSE)));
        int times = timesToday(registration.asked(), at);
        return registration.status() != Registration.Status.REGISTERED
                        || isSuppressed(registration.attention(), times)
                        || tooSoon
                        || times >= TIMES_A_DAY
                ? Optional.empty()
                : Optional.of(new Registration.Asked(at, times + 1));
    }

    private static boolean isSuppressed(@Nullable Attention why, int timesToday) {
        return why != null && (why != Attention.BOUNCED || timesToday > 0);
    }

    /** When mails went out or were promised. A registration promises a confirmation. */
    private static Stream<Instant> last(Registration registration) {
        Registration.Asked asked = registration.asked();
        return Stream.of(
                        registration
                                .mail(MailKind.CONFIRMATION)
                                .map(MailRecord::at)
                                .or(() -> Optional.of(registration.registeredAt())),
                        registration.mail(MailKind.RESEND).map(MailRecord::at),
                        Optional.ofNullable(asked).map(Registration.Asked::at))
                .flatMap(Optional::stream);
    }

    private static int timesToday(Registration.@Nullable Asked asked, Instant now) {
        return asked != null && day(asked.at()).equals(day(now)) ? asked.timesThatDay() : 0;
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
