package lectern.manage.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lectern.mail.OwnPage;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import org.jspecify.annotations.Nullable;

/** All that is stored about a registrant, in words. */
record Stored(Own own, OwnPage page, Words words) {

    /** A line of it. */
    record Line(String label, String value) {}

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        person(lines);
        choices(lines);
        moments(lines);
        return lines;
    }

    private void person(List<Line> lines) {
        Registration.Person person = registration().person();
        add(lines, "name", person.name());
        add(lines, "email", registration().key().email().value());
        add(lines, "email-typed", person.emailTyped());
        add(lines, "country", words.country(person.country()));
        add(lines, "city", person.city());
        add(lines, "organisation", person.organisation());
        add(lines, "role", person.role());
    }

    private void choices(List<Line> lines) {
        Registration.Choices choices = registration().choices();
        add(lines, "listening", page.listening().orElse(null));
        add(lines, "blocks", blocks());
        String zone = words.zone(choices.timeZone());
        add(
                lines,
                "time-zone",
                choices.timeZoneGuessed() ? words.get("stored.guessed", "zone", zone) : zone);
        add(lines, "language", choices.language().ownName());
        Registration.Consent consent = registration().consent();
        add(lines, "news", words.get(consent.news() ? "stored.yes" : "stored.no"));
        add(lines, "privacy", consent.privacyVersion());
    }

    private void moments(List<Line> lines) {
        add(lines, "registered", page.moment(registration().registeredAt()));
        if (registration().changedAt().isAfter(registration().registeredAt())) {
            add(lines, "changed", page.moment(registration().changedAt()));
        }
        Registration.Asked asked = registration().asked();
        if (asked != null) {
            add(lines, "asked", page.moment(asked.at()));
        }
        for (MailKind kind : MailKind.values()) {
            add(lines, "mail." + kind.word(), mail(kind));
        }
        add(lines, "until", page.moment(registration().expiresAt()));
    }

    /** What became of it; of what was only asked for, nothing where nobody asked. */
    private @Nullable String mail(MailKind kind) {
        Optional<MailRecord> mail = registration().mail(kind);
        if (mail.isEmpty()) {
            return kind == MailKind.RESEND ? null : words.get("mail.none");
        }
        return words.get("mail." + mail.get().status(), "when", page.moment(mail.get().at()));
    }

    /** The titles of what was chosen; an id where the organiser took the part away. */
    private String blocks() {
        return registration().choices().blocks().stream()
                .sorted(Comparator.comparingInt(this::order))
                .map(id -> block(id).flatMap(page::said).orElse(id))
                .collect(Collectors.joining(" · "));
    }

    private int order(String id) {
        return block(id).map(own.webinar().blocks()::indexOf).orElse(Integer.MAX_VALUE);
    }

    private Optional<Webinar.Block> block(String id) {
        return own.webinar().blocks().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private void add(List<Line> lines, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            lines.add(new Line(words.get("stored." + key), value));
        }
    }

    private Registration registration() {
        return own.registration();
    }
}
