package lectern.progress;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lectern.plan.Plan;
import lectern.registration.Attention;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import org.jspecify.annotations.Nullable;

/**
 * What an SES event means for a registration: a function of values, and the only place that says.
 *
 * <p>Events come at least once, late, in any order, or never. So what is known of a mail only ever
 * moves onward ({@code SENT}, {@code DELIVERED}, {@code BOUNCED}, {@code COMPLAINED}), and the
 * events of one mail lead to the same whatever their order.
 */
public sealed interface Evidence {

    /** The event ends a claim: what nobody knew of its mail is known now. */
    record Settles(Registration after) implements Evidence {}

    /** The event tells more of a mail whose outcome is known, or of the address. */
    record Moves(Registration after) implements Evidence {}

    /** The event is about somebody else, about another mail, or nothing new. */
    record Nothing() implements Evidence {}

    /**
     * What the event means for this registration.
     *
     * @param webinar in force; where there is none, the stored plan stays
     */
    static Evidence of(
            Optional<Webinar> webinar, Registration registration, SesEvent event, Instant now) {
        if (!event.registration().equals(registration.id())) {
            return new Nothing();
        }
        Claim claim = registration.claim();
        if (claim != null && isOf(claim, event) && isConclusive(claim, event)) {
            MailRecord record =
                    new MailRecord(status(event), now, event.messageId(), claim.revision());
            return new Settles(
                    planned(
                            webinar,
                            registration.withOutcome(
                                    registration.mailsWith(claim.kind(), record),
                                    null,
                                    Attention.graver(
                                            Attention.withoutDoubt(registration.attention()),
                                            cause(registration, event, true))),
                            now));
        }
        Map<MailKind, MailRecord> mails = moved(registration, event);
        boolean news = !mails.equals(registration.mails());
        Registration moved =
                registration.withOutcome(
                        mails,
                        claim,
                        Attention.graver(
                                registration.attention(), cause(registration, event, news)));
        return moved.equals(registration) ? new Nothing() : new Moves(planned(webinar, moved, now));
    }

    /** The registration with this evidence. */
    default Registration applied(Registration before) {
        return switch (this) {
            case Settles(var after) -> after;
            case Moves(var after) -> after;
            case Nothing() -> before;
        };
    }

    /** Whether the event is about an attempt at the mail that is claimed. */
    private static boolean isOf(Claim claim, SesEvent event) {
        return claim.kind() == event.kind()
                && claim.revision() == event.revision()
                && claim.first() <= event.attempt()
                && event.attempt() <= claim.attempt();
    }

    /** One attempt that SES rejected says nothing of the others. */
    private static boolean isConclusive(Claim claim, SesEvent event) {
        return event.type() != SesEvent.Type.REJECT || claim.first() == claim.attempt();
    }

    private static MailStatus status(SesEvent event) {
        return switch (event.type()) {
            case SEND, TRANSIENT_BOUNCE -> MailStatus.SENT;
            case DELIVERY -> MailStatus.DELIVERED;
            case PERMANENT_BOUNCE -> MailStatus.BOUNCED;
            case COMPLAINT -> MailStatus.COMPLAINED;
            case REJECT -> MailStatus.REFUSED;
        };
    }

    private static Map<MailKind, MailRecord> moved(Registration registration, SesEvent event) {
        Map<MailKind, MailRecord> mails = new EnumMap<>(MailKind.class);
        registration
                .mails()
                .forEach((kind, record) ->
                        mails.put(
                                kind,
                                isAbout(event, kind, record) && isOnward(record, event)
                                        ? record.withStatus(status(event))
                                        : record));
        return mails;
    }

    /**
     * Whether the record tells of the event's mail: a link mail that confirmed has two. Every
     * resend is another mail though kind and revision are the same.
     */
    private static boolean isAbout(SesEvent event, MailKind kind, MailRecord record) {
        return event.messageId().equals(record.messageId())
                || (kind == event.kind()
                        && kind != MailKind.RESEND
                        && record.revision() == event.revision()
                        && event.type() != SesEvent.Type.REJECT);
    }

    private static boolean isOnward(MailRecord record, SesEvent event) {
        return event.type() == SesEvent.Type.REJECT
                ? record.status() == MailStatus.SENT
                : far(record.status()) > 0 && far(status(event)) > far(record.status());
    }

    /** How far a mail has come; 0 where events have nothing to say. */
    private static int far(MailStatus status) {
        return switch (status) {
            case SKIPPED, REFUSED -> 0;
            case SENT -> 1;
            case DELIVERED -> 2;
            case BOUNCED -> 3;
            case COMPLAINED -> 4;
        };
    }

    /** Why the event needs attention; news where it settles or moves a mail of ours. */
    private static @Nullable Attention cause(
            Registration registration, SesEvent event, boolean news) {
        Registration.Asked asked = registration.asked();
        return switch (event.type()) {
            case SEND, DELIVERY, TRANSIENT_BOUNCE -> null;
            case COMPLAINT -> Attention.COMPLAINED;
            // Who asks again says that the address is good; a bounce from before says no more.
            case PERMANENT_BOUNCE ->
                    asked != null && asked.at().isAfter(event.at()) ? null : Attention.BOUNCED;
            case REJECT -> news ? Attention.REFUSED : null;
        };
    }

    private static Registration planned(
            Optional<Webinar> webinar, Registration registration, Instant now) {
        return webinar.map(known -> Plan.planned(known, registration, now)).orElse(registration);
    }
}
