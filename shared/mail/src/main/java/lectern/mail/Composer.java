package lectern.mail;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lectern.language.Language;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import lectern.token.Token;

/** Makes mails. Reads the texts of a language when that language is first needed. */
public final class Composer {
    private final URI publicUrl;
    private final Map<Language, Wording> wordings = new ConcurrentHashMap<>();

    /**
     * @param publicUrl how links in mails begin, without slash at the end
     */
    public Composer(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Pure. A mail of kind {@code link} can only be made once the webinar has one. */
    public Mail compose(
            MailKind kind, Webinar webinar, Registration registration, Token token, Instant now) {
        Occasion occasion = new Occasion(webinar, registration, token, now, publicUrl);
        Wording wording = wordings.computeIfAbsent(occasion.language(), Wording::of);
        Variant variant = Variant.of(kind, webinar, registration, now);
        Letter letter = new LetterWriter(wording, occasion, variant).letter();
        Optional<String> calendar =
                variant.hasCalendar()
                        ? Optional.of(Calendar.of(wording, occasion))
                        : Optional.empty();
        return new Mail(
                webinar.from().address(),
                registration.key().email(),
                MimeMessage.of(occasion, letter, calendar));
    }
}
