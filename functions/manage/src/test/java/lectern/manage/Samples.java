package lectern.manage;

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
import lectern.registration.Attention;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationKey;
import lectern.registration.Webinar;
import lectern.registration.WebinarId;
import lectern.registration.WebinarReader;
import org.jspecify.annotations.Nullable;

/** The event of {@code webinars/}, and somebody who registered for it. */
public final class Samples {
    public static final Instant REGISTERED = Instant.parse("2020-11-26T10:20:30Z");
    public static final Instant LINK_DUE = Instant.parse("2020-12-03T06:00:00Z");
    public static final String EMAIL = "hanako@example.com";
    public static final String ID = "Zm9yLXRoZS10ZXN0cw";

    private Samples() {}

    public static Map<String, Object> webinarTree() {
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

    /** The event with some fields changed; a null takes one away. */
    public static Webinar webinar(Map<String, ? extends @Nullable Object> changes) {
        Map<String, Object> tree = webinarTree();
        changes.forEach((name, value) -> {
            if (value == null) {
                tree.remove(name);
            } else {
                tree.put(name, value);
            }
        });
        return WebinarReader.read(tree).webinar().orElseThrow();
    }

    public static Registration hanako() {
        return registration(
                Language.JAPANESE, Registration.Status.REGISTERED, Map.of(), null, "山田 花子");
    }

    public static Registration registration(
            Language language,
            Registration.Status status,
            Map<MailKind, MailRecord> mails,
            @Nullable Attention attention,
            String name) {
        return new Registration(
                new RegistrationKey(new WebinarId("iuc-city-to-city-4"), new EmailAddress(EMAIL)),
                new RegistrationId(ID),
                new Registration.Person(name, "JP", "Hanako@Example.com", "横浜市役所", "横浜", "国際課長"),
                new Registration.Choices(
                        "ja",
                        language,
                        new TreeSet<>(java.util.Set.of("morning", "afternoon")),
                        ZoneId.of("Asia/Tokyo"),
                        true),
                new Registration.Consent("2020-11", true),
                status,
                REGISTERED,
                REGISTERED.plusSeconds(60),
                new Registration.Asked(REGISTERED.plusSeconds(600), 1),
                mails,
                null,
                1,
                null,
                attention,
                webinar(Map.of()).expiresAt());
    }
}
