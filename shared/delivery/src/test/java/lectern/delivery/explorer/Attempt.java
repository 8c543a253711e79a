package lectern.delivery.explorer;

import java.time.Instant;
import lectern.registration.MailKind;
import lectern.registration.RegistrationId;

/**
 * One call of SES as the world knows it, the protocol does not.
 *
 * @param mail which mail it was for
 * @param graceEnd before then nobody repeats it unless its outcome is known
 * @param requests how often it reached SES
 * @param isRejected whether SES, which had taken it, did not send it
 * @param settledAt when the table first knew of it; the epoch if it does not
 */
record Attempt(
        Mail mail,
        int number,
        Instant graceEnd,
        int requests,
        int accepted,
        boolean isKnown,
        boolean isEventLost,
        boolean isRejected,
        Instant settledAt) {

    /** One mail: what must not go out twice. */
    record Mail(RegistrationId registration, MailKind kind, int revision, Instant asked) {}

    String messageId() {
        return "m-" + mail.registration() + "-" + number;
    }

    boolean isSettled() {
        return !settledAt.equals(Instant.EPOCH);
    }

    Attempt requested(int mails, boolean knownNow) {
        return new Attempt(
                mail,
                number,
                graceEnd,
                requests + Math.max(mails, 1),
                accepted + mails,
                isKnown || knownNow,
                isEventLost,
                isRejected,
                settledAt);
    }

    Attempt eventLost() {
        return new Attempt(
                mail, number, graceEnd, requests, accepted, isKnown, true, isRejected, settledAt);
    }

    Attempt rejected() {
        return new Attempt(
                mail, number, graceEnd, requests, accepted, isKnown, isEventLost, true, settledAt);
    }

    Attempt settled(Instant at) {
        return new Attempt(
                mail, number, graceEnd, requests, accepted, true, isEventLost, isRejected, at);
    }
}
