package lectern.register;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import lectern.plan.Plan;
import lectern.registration.EmailAddress;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationKey;
import lectern.registration.Webinar;

/** A person who asked to be registered: every field checked, every default filled in. */
record Registrant(
        EmailAddress email,
        Registration.Person person,
        Registration.Choices choices,
        Registration.Consent consent) {

    /** Her registration, with what is to be mailed first. */
    Registration register(Webinar webinar, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        var registration =
                new Registration(
                        new RegistrationKey(webinar.id(), email),
                        RegistrationId.random(),
                        person,
                        choices,
                        consent,
                        Registration.Status.REGISTERED,
                        at,
                        at,
                        null,
                        Map.of(),
                        null,
                        0,
                        null,
                        null,
                        webinar.expiresAt());
        return Plan.planned(webinar, registration, at);
    }
}
