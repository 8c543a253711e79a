package lectern.local.aws;

import java.time.Duration;

/**
 * What goes wrong with one request to send; "after" means that the mail was accepted all the same.
 */
public sealed interface Fault {
    /** Nothing. */
    record None() implements Fault {}

    /** SES says that mails come too fast. */
    record Throttle() implements Fault {}

    /** SES answers with this error: {@code Refuse(403, "AccessDeniedException", "…")}. */
    record Refuse(int status, String type, String message) implements Fault {}

    /** SES fails before it takes the mail. */
    record Error500Before() implements Fault {}

    /** SES takes the mail and fails then. */
    record Error500After() implements Fault {}

    /** The connection is reset before SES takes the mail. */
    record ResetBefore() implements Fault {}

    /** SES takes the mail, and the connection is reset instead of an answer. */
    record ResetAfter() implements Fault {}

    /** SES takes the mail at once and answers that much later. */
    record Delay(Duration duration) implements Fault {}

    /** SES takes the mail, this happens, and the connection is reset instead of an answer. */
    record TakenThen(Runnable then) implements Fault {}
}
