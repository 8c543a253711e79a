package lectern.delivery.explorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lectern.lambda.Json;
import lectern.language.Language;
import lectern.local.aws.FreshTables;
import lectern.plan.Plan;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationKey;
import lectern.registration.Webinar;
import lectern.registration.WebinarId;
import lectern.registration.WebinarReader;

/** The webinar and the people of the scenarios. */
public final class Cast {
    public static final WebinarId WEBINAR = new WebinarId("iuc-city-to-city-4");

    /** Days before the webinar: the link is far away, the grace is 15 minutes. */
    public static final Instant LONG_BEFORE = Instant.parse("2020-11-20T08:00:00Z");

    public static final Instant LINK_DUE = Instant.parse("2020-12-03T06:00:00Z");

    private static final Map<String, Object> TREE = tree();

    private Cast() {}

    private static Map<String, Object> tree() {
        try {
            return Json.read(
                    Files.readString(
                            FreshTables.projectFolder()
                                    .resolve("webinars/iuc-city-to-city-4.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sample event with some fields changed. */
    public static Webinar webinar(Map<String, Object> changed) {
        Map<String, Object> tree = new LinkedHashMap<>(TREE);
        tree.putAll(changed);
        return WebinarReader.read(tree).webinar().orElseThrow();
    }

    /** Somebody who registered, with the plan of that moment. */
    public static Registration registered(String name, Webinar webinar, Instant at) {
        Registration bare =
                new Registration(
                        new RegistrationKey(WEBINAR, new EmailAddress(name + "@example.com")),
                        new RegistrationId("registration-" + name),
                        new Registration.Person("Typed Name", "JP", null, null, null, null),
                        new Registration.Choices(
                                "en",
                                Language.ENGLISH,
                                new TreeSet<>(Set.of("morning", "afternoon")),
                                ZoneId.of("Asia/Tokyo"),
                                true),
                        new Registration.Consent("2020-11", false),
                        Registration.Status.REGISTERED,
                        at,
                        at,
                        null,
                        Map.of(),
                        null,
                        0,
                        null,
                        null,
                        at);
        return Plan.planned(webinar, bare, at);
    }

    /** The same person, confirmed when she registered by a mail of which nothing more is known. */
    public static Registration confirmed(Registration person, Webinar webinar) {
        MailRecord sent = new MailRecord(MailStatus.SENT, person.registeredAt(), null, 1);
        return Plan.planned(
                webinar,
                person.withOutcome(Map.of(MailKind.CONFIRMATION, sent), null, null),
                person.registeredAt());
    }

    /** The same person under another id, as after an erasure. */
    public static Registration anew(Registration person, String id) {
        return new Registration(
                person.key(),
                new RegistrationId(id),
                person.person(),
                person.choices(),
                person.consent(),
                person.status(),
                person.registeredAt(),
                person.changedAt(),
                null,
                Map.of(),
                person.nextMail(),
                0,
                null,
                null,
                person.expiresAt());
    }
}
