package lectern.delivery.explorer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lectern.delivery.Step;
import lectern.progress.SesEvent;
import lectern.registration.Attention;
import lectern.registration.Attributes;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.Webinar;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What must hold, judged by what the world knows and the protocol does not. */
final class Invariants {
    /** Ten seconds of cache; whoever writes more than fifteen later writes nothing. */
    private static final Duration FRESH = Duration.ofSeconds(25);

    /** What is known of a mail that SES sent on, from the least to the most. */
    private static final List<MailStatus> FARTHER =
            List.of(
                    MailStatus.SENT,
                    MailStatus.DELIVERED,
                    MailStatus.BOUNCED,
                    MailStatus.COMPLAINED);

    private Invariants() {}

    /** What must hold in every world. */
    static void check(World world) {
        world.items.forEach((email, item) -> {
            RegistrationId id = new RegistrationId(Attributes.requiredText(item, "id"));
            Broken.unless(!world.erased.contains(id), "erased stays erased", email + " is back");
            world.registration(email)
                    .orElseThrow()
                    .mails()
                    .forEach((kind, record) -> {
                        String told = record.messageId();
                        if (told != null) {
                            Attempt attempt = attempt(world, told);
                            Broken.unless(
                                    attempt.accepted() > 0
                                            && attempt.mail().registration().equals(id)
                                            && attempt.mail().revision() == record.revision()
                                            && (attempt.mail().kind() == kind
                                                    || (attempt.mail().kind() == MailKind.LINK
                                                            && kind == MailKind.CONFIRMATION)),
                                    "D2",
                                    kind.word()
                                            + " of revision "
                                            + record.revision()
                                            + " counts as sent, but SES took no such mail");
                        }
                    });
        });
    }

    /** Notes of which mails the table knows after a write; one mail settles one claim. */
    static void noteSettled(World next, String email) {
        Map<String, AttributeValue> item = next.item(email);
        for (MailKind kind : MailKind.values()) {
            String told = Attributes.text(item, kind.word() + "MessageId").orElse("");
            if (told.isEmpty()) {
                continue;
            }
            Instant at = Attributes.requiredInstant(item, kind.word() + "At");
            int place = place(next, told);
            Attempt attempt = next.attempts.get(place);
            Broken.unless(
                    !attempt.isSettled() || attempt.settledAt().equals(at),
                    "D2",
                    "the mail of attempt " + attempt.number() + " settles a second claim");
            next.attempts.set(place, attempt.settled(at));
        }
    }

    /** Judges what somebody who is still the same has become by a write. */
    static void onward(Registration before, Registration after) {
        if (!before.id().equals(after.id())) {
            return;
        }
        Broken.unless(
                before.attention() != Attention.COMPLAINED
                        || after.attention() == Attention.COMPLAINED,
                "D7",
                "a complaint is forgotten");
        before.mails()
                .forEach((kind, record) -> onward(kind, record, after.mail(kind).orElse(null)));
    }

    private static void onward(MailKind kind, MailRecord before, @Nullable MailRecord after) {
        if (after == null) {
            throw new Broken("D2", kind.word() + " is not known any more");
        }
        Broken.unless(
                !Objects.equals(before.messageId(), after.messageId())
                        || onward(before.status(), after.status()),
                "D2",
                kind.word() + " goes back from " + before.status() + " to " + after.status());
    }

    private static boolean onward(MailStatus before, MailStatus after) {
        return before == after
                || (before == MailStatus.SENT && after == MailStatus.REFUSED)
                || FARTHER.indexOf(after) > FARTHER.indexOf(before);
    }

    /** Judges what stands there once feedback has done with an event. */
    static void told(Registration now, SesEvent event) {
        if (!now.id().equals(event.registration())) {
            return;
        }
        Attention attention = now.attention();
        Registration.Asked asked = now.asked();
        Broken.unless(
                event.type() != SesEvent.Type.COMPLAINT || attention == Attention.COMPLAINED,
                "D7",
                "a complaint leaves nothing");
        Broken.unless(
                event.type() != SesEvent.Type.PERMANENT_BOUNCE
                        || (attention != null && attention.compareTo(Attention.BOUNCED) >= 0)
                        || (asked != null && asked.at().isAfter(event.at())),
                "D7",
                "a bounce leaves nothing");
        Claim claim = now.claim();
        Broken.unless(
                event.type() == SesEvent.Type.REJECT
                        || claim == null
                        || claim.kind() != event.kind()
                        || claim.revision() != event.revision()
                        || event.attempt() < claim.first()
                        || event.attempt() > claim.attempt(),
                "D12",
                "an event of the claim's own mail leaves it in doubt");
    }

    /** Judges that a worker calls SES now, and notes the call. */
    static void sendBegins(World next, Part.Worker worker, Step.Send send, Moves moves) {
        Registration claimed = send.claimed();
        Registration.Asked asked = claimed.asked();
        Attempt.Mail mail =
                new Attempt.Mail(
                        claimed.id(),
                        send.claim().kind(),
                        send.claim().revision(),
                        send.claim().kind() == MailKind.RESEND && asked != null
                                ? asked.at()
                                : Instant.EPOCH);
        Broken.unless(
                next.now.isBefore(worker.deadline().noSendFrom()),
                "D3",
                "a call begins in the last 15 seconds of the invocation");
        owned(next, send);
        next.attempts.stream()
                .filter(before -> before.mail().equals(mail) && !before.isKnown())
                .forEach(before ->
                        Broken.unless(
                                !next.now.isBefore(before.graceEnd()),
                                "D5",
                                mail.kind().word() + " is sent again before the grace is over"));
        wanted(next, moves.webinar(next.version()), claimed.id());
        next.attempts.add(
                new Attempt(
                        mail,
                        send.claim().attempt(),
                        Moves.graceEnd(send.webinar(), send.claim().leaseUntil()),
                        0,
                        0,
                        false,
                        false,
                        false,
                        Instant.EPOCH));
    }

    // Between the claim and the call evidence of an earlier attempt may end the claim, and somebody
    // may be erased: the claim is the point of no return.
    private static void owned(World next, Step.Send send) {
        String email = send.claimed().key().email().value();
        Claim claim =
                next.registration(email)
                        .filter(there -> there.id().equals(send.claimed().id()))
                        .map(Registration::claim)
                        .orElse(null);
        Broken.unless(
                claim == null || claim.token().equals(send.claim().token()),
                "D3",
                "a call begins under a claim that another has");
    }

    private static void wanted(World next, Webinar webinar, RegistrationId id) {
        Instant since = next.unwanted.getOrDefault(id, Instant.MAX);
        Broken.unless(
                since.equals(Instant.MAX) || !next.now.isAfter(since.plus(FRESH)),
                "D7",
                "a call begins for somebody who is to get nothing since " + since);
        boolean isLong = next.now.isAfter(next.versions.getLast().plus(FRESH));
        Broken.unless(
                !isLong || webinar.status() == Webinar.Status.SCHEDULED,
                "D7",
                "a call begins for a webinar that is cancelled");
        Broken.unless(
                !isLong || next.now.isBefore(webinar.end().plus(Webinar.LINK_AFTER_END)),
                "D7",
                "a call begins for a webinar that is over");
    }

    /** Judges a request that SES got. */
    static void sesWasCalled(World next, Attempt attempt) {
        Broken.unless(
                attempt.requests() <= 1 && attempt.accepted() <= 1,
                "D4",
                "one claim made " + Math.max(attempt.requests(), attempt.accepted()) + " requests");
        int accepted = 0;
        int lost = 0;
        for (Attempt each : next.attempts) {
            if (each.mail().equals(attempt.mail()) && !each.isRejected()) {
                accepted += each.accepted();
                lost += each.isEventLost() ? each.accepted() : 0;
            }
        }
        Broken.unless(
                accepted <= 1 + lost,
                "D1",
                accepted
                        + " mails of "
                        + attempt.mail().kind().word()
                        + " went to one person, "
                        + lost
                        + " events were lost");
    }

    /** Notes that SES does not send what it took. */
    static World rejected(World next, SesEvent event) {
        int place = place(next, event.messageId());
        next.attempts.set(place, next.attempts.get(place).rejected());
        return next;
    }

    /** Notes that the event did not come in time. */
    static World eventLost(World next, SesEvent event) {
        int place = place(next, event.messageId());
        if (!next.attempts.get(place).isSettled()) {
            next.attempts.set(place, next.attempts.get(place).eventLost());
        }
        return next;
    }

    /** The place of the call that this step makes. */
    static int attemptOf(World world, Step.Send send) {
        String messageId = "m-" + send.claimed().id() + "-" + send.claim().attempt();
        return place(world, messageId);
    }

    private static Attempt attempt(World world, String messageId) {
        return world.attempts.get(place(world, messageId));
    }

    private static int place(World world, String messageId) {
        for (int i = world.attempts.size() - 1; i >= 0; i--) {
            if (world.attempts.get(i).messageId().equals(messageId)) {
                return i;
            }
        }
        throw new IllegalStateException("no attempt " + messageId);
    }
}
