package lectern.manage.pages;

import java.time.Instant;
import lectern.plan.LinkTime;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/** How a registration stands, which decides what its page begins with. */
enum Standing {
    /** The link is due, and here it is. */
    LINK,
    /** The link is due, and the organiser has none yet. */
    LINK_MISSING,
    LINK_AHEAD,
    WAITING,
    /** The registrant does not come. */
    CANCELLED,
    WEBINAR_CANCELLED,
    OVER;

    static Standing of(Webinar webinar, Registration registration, Instant now) {
        if (webinar.status() == Webinar.Status.CANCELLED) {
            return WEBINAR_CANCELLED;
        }
        if (!now.isBefore(webinar.end().plus(Webinar.LINK_AFTER_END))) {
            return OVER;
        }
        return switch (registration.status()) {
            case CANCELLED -> CANCELLED;
            case WAITING -> WAITING;
            case REGISTERED -> ofLink(webinar, registration, now);
        };
    }

    /** Who was mailed the link, as a late registrant is a little early, finds it here too. */
    private static Standing ofLink(Webinar webinar, Registration registration, Instant now) {
        boolean ahead = now.isBefore(LinkTime.due(webinar, registration.choices().timeZone()));
        if (ahead && registration.mail(MailKind.LINK).isEmpty()) {
            return LINK_AHEAD;
        }
        return webinar.link().isPresent() ? LINK : LINK_MISSING;
    }
}
