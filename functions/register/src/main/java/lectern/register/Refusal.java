package lectern.register;

import java.time.Instant;
import java.util.Locale;
import lectern.registration.Webinar;

/** Why a request gets nothing. The word is in the texts' keys and in answers to programs. */
enum Refusal {
    UNREADABLE(400),
    NOT_YET(403),
    UNKNOWN(404),
    OTHER_METHOD(405),
    CLOSED(410),
    OVER(410),
    CANCELLED(410),
    TOO_LARGE(413),
    OTHER_TYPE(415),
    TOO_MANY(429),
    AWAY(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** Why one cannot register: the door of this webinar is not open. */
    static Refusal atDoor(Webinar webinar, Instant now) {
        if (webinar.status() == Webinar.Status.CANCELLED) {
            return CANCELLED;
        }
        if (!now.isBefore(webinar.end())) {
            return OVER;
        }
        return webinar.door(now) == Webinar.Door.NOT_YET ? NOT_YET : CLOSED;
    }

    /** Whether the way on is the form: what came was not what it sends. */
    boolean leadsToForm() {
        return switch (this) {
            case UNREADABLE, OTHER_METHOD, TOO_LARGE, OTHER_TYPE -> true;
            case NOT_YET, UNKNOWN, CLOSED, OVER, CANCELLED, TOO_MANY, AWAY -> false;
        };
    }

    /**
     * Whether a registrant can ask there for her mail: the form that carries it is gone, but not
     * the webinar, after which there is nothing to mail.
     */
    boolean carriesResend() {
        return this == CLOSED;
    }

    int status() {
        return status;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
