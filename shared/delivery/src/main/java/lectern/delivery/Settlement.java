package lectern.delivery;

import java.time.Instant;
import java.util.Map;
import lectern.plan.Plan;
import lectern.registration.Attention;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import org.jspecify.annotations.Nullable;

/**
 * What a registration becomes by the outcome of its mail: values to values. A bounce or a complaint
 * that came while the mail was in hand stays.
 */
public final class Settlement {
    private Settlement() {}

    /** The registration, which held {@code claim}, after the outcome. */
    public static Registration settled(
            Sent sent, Claim claim, Webinar webinar, Registration registration, Instant now) {
        return switch (sent) {
            case Sent.Accepted(var messageId) ->
                    Plan.planned(
                            webinar,
                            registration.withOutcome(
                                    with(registration, claim, MailStatus.SENT, messageId, now),
                                    null,
                                    Attention.withoutDoubt(registration.attention())),
                            now);
            case Sent.Refused _ ->
                    Plan.planned(
                            webinar,
                            registration.withOutcome(
                                    with(registration, claim, MailStatus.REFUSED, null, now),
                                    null,
                                    Attention.graver(Attention.REFUSED, registration.attention())),
                            now);
            case Sent.NotSent _, Sent.Rejected _, Sent.Stop _ ->
                    released(webinar, registration, now);
            // The claim stays as the memory of the attempt; nobody repeats it before the grace is
            // over.
            case Sent.Unknown _ ->
                    registration.withPlan(
                            new NextMail(claim.kind(), Plan.graceEnd(webinar, claim)),
                            webinar.expiresAt());
        };
    }

    /** The registration without its claim: the mail certainly did not go. */
    public static Registration released(Webinar webinar, Registration registration, Instant now) {
        return Plan.planned(
                webinar,
                registration.withOutcome(
                        registration.mails(),
                        null,
                        Attention.withoutDoubt(registration.attention())),
                now);
    }

    /** The registration after three attempts at one mail of which nobody knows the outcome. */
    public static Registration givenUp(Webinar webinar, Registration registration, Instant now) {
        return Plan.planned(
                webinar,
                registration.withOutcome(
                        registration.mails(), registration.claim(), Attention.DOUBT),
                now);
    }

    private static Map<MailKind, MailRecord> with(
            Registration registration,
            Claim claim,
            MailStatus status,
            @Nullable String messageId,
            Instant now) {
        return registration.mailsWith(
                claim.kind(), new MailRecord(status, now, messageId, claim.revision()));
    }
}
