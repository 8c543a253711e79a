package lectern.register;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lectern.language.Countries;
import lectern.language.Language;
import lectern.registration.EmailAddress;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import org.jspecify.annotations.Nullable;

/** Reads what was sent to register, by the rules of each field. */
final class RegistrationForm {
    /** What people never see; who fills it in is a program. */
    static final String HONEYPOT = "website";

    /** In the order in which the page asks for them. */
    static final List<String> FIELDS =
            List.of(
                    "name",
                    "email",
                    "country",
                    "city",
                    "organisation",
                    "role",
                    "interpretation",
                    "blocks",
                    "timeZone",
                    "language",
                    "news",
                    "privacy",
                    HONEYPOT);

    private final FieldReader reader;
    private final Fields fields;

    private RegistrationForm(Fields fields) {
        this.fields = fields;
        this.reader = new FieldReader(fields);
    }

    /** What was sent, judged. */
    sealed interface Outcome {
        record Accepted(Registrant registrant) implements Outcome {}

        record Rejected(List<Problem> problems) implements Outcome {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * @param otherwise the language to write in to somebody who names none
     */
    static Outcome parse(Fields fields, Webinar webinar, Supplier<Language> otherwise) {
        return new RegistrationForm(fields).outcome(webinar, otherwise);
    }

    private Outcome outcome(Webinar webinar, Supplier<Language> otherwise) {
        String name = name();
        EmailAddress email = email();
        String country = country();
        var person =
                new Registration.Person(
                        name,
                        country,
                        emailTyped(email),
                        optional("organisation", 150),
                        optional("city", 100),
                        optional("role", 100));
        Registration.Choices choices =
                ChoicesForm.read(fields, reader, webinar, otherwise, country);
        var consent =
                new Registration.Consent(
                        webinar.privacyNotice().version(), reader.isTicked("news"));
        if (!reader.isTicked("privacy") && reader.isFine("privacy")) {
            reader.refuse("privacy", Fault.REQUIRED);
        }
        reader.refuseUnknown(Set.copyOf(FIELDS));
        if (!fields.inJson() && fields.isFilled(HONEYPOT)) {
            reader.refuse(HONEYPOT, Fault.ONCE_MORE);
        }
        return email == null || !reader.problems().isEmpty()
                ? new Outcome.Rejected(reader.problems())
                : new Outcome.Accepted(new Registrant(email, person, choices, consent));
    }

    private String name() {
        String name = plain("name", 100).orElse("");
        if (!TypedText.isVisible(name) && reader.isFine("name")) {
            reader.refuse("name", Fault.REQUIRED);
        }
        if (TypedText.hasAddress(name)) {
            reader.refuse("name", Fault.WEB_ADDRESS);
        }
        return name;
    }

    private @Nullable EmailAddress email() {
        return email(reader);
    }

    /** The address, or null and a problem. */
    static @Nullable EmailAddress email(FieldReader reader) {
        Optional<String> typed = reader.text("email");
        if (typed.isEmpty()) {
            if (reader.isFine("email")) {
                reader.refuse("email", Fault.REQUIRED);
            }
            return null;
        }
        return switch (Emails.read(typed.get())) {
            case Emails.Reading.Address(var address) -> address;
            case Emails.Reading.Faulty(var fault, var detail) -> {
                reader.refuse("email", fault, detail);
                yield null;
            }
        };
    }

    private @Nullable String emailTyped(@Nullable EmailAddress email) {
        return fields.said("email")
                .filter(typed -> email != null && !typed.equals(email.value()))
                .orElse(null);
    }

    private String country() {
        String code = reader.text("country").orElse("");
        if (code.isEmpty() && reader.isFine("country")) {
            reader.refuse("country", Fault.REQUIRED);
        }
        // Upper case makes two letters of ß.
        String upper = code.length() == 2 ? code.toUpperCase(Locale.ROOT) : "";
        if (!code.isEmpty() && !Countries.isCode(upper)) {
            reader.refuse("country", Fault.NOT_A_CHOICE, "AF … ZW (ISO 3166-1 alpha-2)");
        }
        return upper;
    }

    private @Nullable String optional(String field, int limit) {
        return plain(field, limit).orElse(null);
    }

    private Optional<String> plain(String field, int limit) {
        Optional<String> text = reader.text(field);
        if (text.filter(TypedText::hasControls).isPresent()) {
            reader.refuse(field, Fault.CHARACTERS);
        }
        if (text.filter(each -> TypedText.length(each) > limit).isPresent()) {
            reader.refuse(field, Fault.TOO_LONG, Integer.toString(limit));
        }
        return text;
    }
}
