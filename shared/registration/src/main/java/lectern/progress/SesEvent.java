package lectern.progress;

import java.time.Instant;
import lectern.registration.MailKind;
import lectern.registration.RegistrationId;

/**
 * What SES says of one mail of ours, which its tags name.
 *
 * @param revision the revision of the webinar that the mail tells
 * @param attempt the claim it was sent under
 * @param at when it happened, by SES's clock
 */
public record SesEvent(
        Type type,
        RegistrationId registration,
        MailKind kind,
        int revision,
        int attempt,
        String messageId,
        Instant at) {

    /** What happened; all but {@link #REJECT} prove that SES took the mail. */
    public enum Type {
        SEND,
        DELIVERY,
        /** Not deliverable for now, or an answer of somebody's machine. */
        TRANSIENT_BOUNCE,
        /** No mail to this address will ever arrive. */
        PERMANENT_BOUNCE,
        COMPLAINT,
        /** SES found something dangerous in the mail and did not send it. */
        REJECT
    }
}
