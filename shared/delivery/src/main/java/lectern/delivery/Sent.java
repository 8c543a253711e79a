package lectern.delivery;

/** What became of one {@code SendEmail}. */
public sealed interface Sent {

    /** SES took the mail. */
    record Accepted(String messageId) implements Sent {}

    /** SES certainly did not take the mail; the next attempt may follow at once. */
    record NotSent(String reason, boolean throttled) implements Sent {}

    /** SES will never take mail for this address; others are not concerned. */
    record Refused(String reason) implements Sent {}

    /** SES rejected this mail for a reason that may be the mail's or the sender's. */
    record Rejected(String reason) implements Sent {}

    /** SES takes nothing from this sender now; the reason is a sentence for the organiser. */
    record Stop(String reason) implements Sent {}

    /** Nobody knows whether SES took the mail. */
    record Unknown(String cause) implements Sent {}
}
