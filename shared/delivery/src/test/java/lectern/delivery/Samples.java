package lectern.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import lectern.lambda.Json;
import lectern.language.Language;
import lectern.local.aws.FreshTables;
import lectern.plan.Plan;
import lectern.registration.EmailAddress;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationKey;
import lectern.registration.Webinar;
import lectern.registration.WebinarId;
import lectern.registration.WebinarReader;
import org.jspecify.annotations.Nullable;

/** The event Lectern was made for, and people who register for it. */
final class Samples {
    static final Instant LONG_BEFORE = Instant.parse("2020-11-20T08:00:00Z");
    static final Instant LINK_DUE = Instant.parse("2020-12-03T06:00:00Z");
    static final Instant START = Instant.parse("2020-12-03T08:00:00Z");
    static final WebinarId WEBINAR = new WebinarId("iuc-city-to-city-4");

    private Samples() {}

    /** The sample event as it lies in {@code webinars/}, open to be changed. */
    static Map<String, Object> webinarTree() {
        try {
            return new LinkedHashMap<>(
                    Json.read(
                            Files.readString(
                                    FreshTables.projectFolder()
                                            .resolve("webinars/iuc-city-to-city-4.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Webinar webinar() {
        return WebinarReader.read(webinarTree()).webinar().orElseThrow();
    }

    /** The sample event with one field changed, or removed where the value is null. */
    static Webinar webinarWith(String field, @Nullable Object value) {
        Map<String, Object> tree = webinarTree();
        if (value == null) {
            tree.remove(field);
        } else {
            tree.put(field, value);
        }
        return WebinarReader.read(tree).webinar().orElseThrow();
    }

    static Registration registration(String email, Instant registeredAt) {
        Registration bare =
                new Registration(
                        new RegistrationKey(WEBINAR, new EmailAddress(email)),
                        RegistrationId.random(),
                        new Registration.Person("Typed Name", "JP", null, null, null, null),
                        new Registration.Choices(
                                "en",
                                Language.ENGLISH,
                                new TreeSet<>(java.util.Set.of("morning", "afternoon")),
                                ZoneId.of("Asia/Tokyo"),
                                true),
                        new Registration.Consent("2020-11", false),
                        Registration.Status.REGISTERED,
                        registeredAt,
                        registeredAt,
                        null,
                        Map.of(),
                        null,
                        0,
                        null,
                        null,
                        registeredAt);
        return Plan.planned(webinar(), bare, registeredAt);
    }
}
