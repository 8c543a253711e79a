package lectern.register;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import lectern.lambda.Log;
import lectern.plan.Plan;
import lectern.registration.EmailAddress;
import lectern.registration.Registration;
import lectern.registration.RegistrationKey;
import lectern.registration.Registrations;
import lectern.registration.Webinar;

/**
 * Takes registrations, and requests to be mailed again, into the table. Whoever asks cannot tell
 * from anything that comes back which of the two it became.
 */
final class Intake {
    private final Registrations registrations;
    private final Clock clock;

    Intake(Registrations registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    /** Registers the person; a registrant who registers again is mailed again instead. */
    void register(Webinar webinar, Registrant registrant) {
        Registration registration = registrant.register(webinar, clock.instant());
        switch (registrations.add(registration)) {
            case Registrations.Added.New() -> log("registered", registration);
            case Registrations.Added.Known(var known) -> askAgain(webinar, known);
        }
    }

    /** Has a registrant mailed again; does nothing for anybody else. */
    void resend(Webinar webinar, EmailAddress email) {
        registrations
                .find(new RegistrationKey(webinar.id(), email))
                .ifPresentOrElse(
                        known -> askAgain(webinar, known),
                        () -> Log.info("resend-unknown", "webinar", webinar.id()));
    }

    private void askAgain(Webinar webinar, Registration known) {
        Instant now = clock.instant();
        Optional<Registration> asked =
                ResendRule.ask(known, now)
                        .map(known::withAsked)
                        .map(registration -> Plan.planned(webinar, registration, now));
        // Two requests at the same moment: the other one asked.
        boolean stored = asked.isPresent() && registrations.ask(known, asked.get());
        log(stored ? "resend-asked" : "resend-passed-over", known);
    }

    private static void log(String outcome, Registration registration) {
        Log.info(
                outcome,
                "webinar",
                registration.key().webinar(),
                "registration",
                registration.id());
    }
}
