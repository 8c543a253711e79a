package lectern.manage.pages;

import java.time.Instant;
import lectern.language.Language;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import lectern.token.Token;

/** A registration that its registrant looks at, now. */
public record Own(Webinar webinar, Registration registration, Token token, Instant now) {

    public Language language() {
        return registration.choices().language();
    }

    /** Where the page is. */
    public String path() {
        return "/registrations/" + token;
    }

    /** Whether there is something to put into a calendar. */
    public boolean hasCalendar() {
        return switch (standing()) {
            case LINK, LINK_AHEAD, LINK_MISSING, OVER ->
                    registration.status() == Registration.Status.REGISTERED;
            case CANCELLED, WAITING, WEBINAR_CANCELLED -> false;
        };
    }

    Standing standing() {
        return Standing.of(webinar, registration, now);
    }
}
