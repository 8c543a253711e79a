package lectern.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lectern.lambda.Json;
import lectern.language.Language;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationKey;
import lectern.registration.Webinar;
import lectern.registration.WebinarReader;
import lectern.token.Token;
import lectern.token.TokenKey;
import org.jspecify.annotations.Nullable;

/** The webinar of {@code webinars/}, and people who registered for it. */
final class Samples {
    static final Path ROOT = Path.of(System.getProperty("lectern.root"));
    static final URI PUBLIC_URL = URI.create("https://webinars.example.org");
    static final Instant REGISTERED_AT = Instant.parse("2020-11-26T10:20:30Z");
    static final Instant BEFORE = Instant.parse("2020-11-26T10:20:31Z");
    static final Instant LINK_DUE = Instant.parse("2020-12-03T06:00:00Z");
    static final Instant LATE = Instant.parse("2020-12-03T07:10:00Z");

    private Samples() {}

    static Webinar webinar() {
        return webinar(Map.of());
    }

    /** With other fields; a null takes one away. */
    static Webinar webinar(Map<String, ? extends @Nullable Object> changes) {
        try {
            Map<String, Object> tree =
                    new HashMap<>(
                            Json.read(
                                    Files.readString(
                                            ROOT.resolve("webinars/iuc-city-to-city-4.json"))));
            tree.putAll(changes);
            WebinarReader.Reading reading = WebinarReader.read(tree);
            return reading.webinar()
                    .orElseThrow(() -> new IllegalArgumentException(reading.problems().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Webinar withoutLink() {
        return webinar(Map.of("joinLink", ""));
    }

    /** What a mail says, before it is rendered. */
    static Letter letter(MailKind kind, Webinar webinar, Registration registration, Instant now) {
        Occasion occasion =
                new Occasion(webinar, registration, token(registration), now, PUBLIC_URL);
        return new LetterWriter(
                        Wording.of(occasion.language()),
                        occasion,
                        Variant.of(kind, webinar, registration, now))
                .letter();
    }

    static Received received(
            MailKind kind, Webinar webinar, Registration registration, Instant now) {
        return Received.of(mail(kind, webinar, registration, now));
    }

    static Mail mail(MailKind kind, Webinar webinar, Registration registration, Instant now) {
        return new Composer(PUBLIC_URL)
                .compose(kind, webinar, registration, token(registration), now);
    }

    /** By a key that everybody may know. */
    static Token token(Registration registration) {
        return new TokenKey(103, new byte[64]).seal(registration.key(), registration.id());
    }

    static Registrant in(Language language, String zone) {
        return new Registrant(
                language, ZoneId.of(zone), "en", Set.of("morning", "afternoon"), false, true);
    }

    /** A registration in the making. */
    record Registrant(
            Language language,
            ZoneId zone,
            String interpretation,
            Set<String> blocks,
            boolean zoneGuessed,
            boolean confirmed) {

        Registrant listeningIn(String code) {
            return new Registrant(language, zone, code, blocks, zoneGuessed, confirmed);
        }

        Registrant choosing(String... ids) {
            return new Registrant(
                    language, zone, interpretation, Set.of(ids), zoneGuessed, confirmed);
        }

        Registrant withGuessedZone() {
            return new Registrant(language, zone, interpretation, blocks, true, confirmed);
        }

        Registrant notYetConfirmed() {
            return new Registrant(language, zone, interpretation, blocks, zoneGuessed, false);
        }

        Registration registration() {
            return registration(Samples.webinar());
        }

        Registration registration(Webinar webinar) {
            Map<MailKind, MailRecord> mails =
                    confirmed
                            ? Map.of(
                                    MailKind.CONFIRMATION,
                                    new MailRecord(MailStatus.SENT, REGISTERED_AT, "m-1", 1))
                            : Map.of();
            return new Registration(
                    new RegistrationKey(webinar.id(), new EmailAddress("somebody@city.example")),
                    new RegistrationId("Zm9yLXRoZS10ZXN0cw"),
                    new Registration.Person(
                            "Typed Name",
                            "JP",
                            "Some.Body@City.example",
                            "Typed Organisation",
                            "Typed City",
                            "Typed Role"),
                    new Registration.Choices(
                            interpretation, language, new TreeSet<>(blocks), zone, zoneGuessed),
                    new Registration.Consent("2020-11", false),
                    Registration.Status.REGISTERED,
                    REGISTERED_AT,
                    REGISTERED_AT,
                    null,
                    mails,
                    null,
                    1,
                    null,
                    null,
                    webinar.expiresAt());
        }
    }
}
