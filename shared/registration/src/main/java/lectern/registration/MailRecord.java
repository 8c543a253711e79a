package lectern.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a registration knows of one kind of mail.
 *
 * @param at when the outcome of sending was written; what events tell later does not move it
 * @param messageId SES's id; absent where SES took no mail of its own (refused, or told by another
 *     kind)
 * @param revision the revision of the webinar that the mail told
 */
public record MailRecord(MailStatus status, Instant at, @Nullable String messageId, int revision) {

    /** The same mail, further on. */
    public MailRecord withStatus(MailStatus further) {
        return new MailRecord(further, at, messageId, revision);
    }
}
