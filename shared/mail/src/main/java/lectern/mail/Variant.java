package lectern.mail;

import java.time.Instant;
import lectern.plan.Plan;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/** What a mail of some kind is in the case at hand; the word is a part of the texts' keys. */
enum Variant {
    CONFIRMATION("confirmation", "registered"),
    LINK("link", "link"),
    /** The link for somebody whom nothing has confirmed yet. */
    LATE("late", "late"),
    RESEND("resend", "registered"),
    RESEND_WITH_LINK("resend", "late");

    private final String subject;
    private final String heading;

    Variant(String subject, String heading) {
        this.subject = subject;
        this.heading = heading;
    }

    static Variant of(MailKind kind, Webinar webinar, Registration registration, Instant now) {
        return switch (kind) {
            case CONFIRMATION -> CONFIRMATION;
            case LINK -> registration.mail(MailKind.CONFIRMATION).isPresent() ? LINK : LATE;
            case RESEND ->
                    webinar.link().isPresent() && Plan.isLinkDueSoon(webinar, registration, now)
                            ? RESEND_WITH_LINK
                            : RESEND;
        };
    }

    String subjectKey() {
        return "subject." + subject;
    }

    String headingKey() {
        return "heading." + heading;
    }

    boolean hasLink() {
        return this == LINK || this == LATE || this == RESEND_WITH_LINK;
    }

    /** The morning mail has no attachment: fewer of them are held back. */
    boolean hasCalendar() {
        return this != LINK;
    }

    boolean isResend() {
        return this == RESEND || this == RESEND_WITH_LINK;
    }
}
