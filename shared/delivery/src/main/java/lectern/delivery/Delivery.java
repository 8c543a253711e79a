package lectern.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import lectern.lambda.Log;
import lectern.mail.Composer;
import lectern.mail.Mail;
import lectern.plan.Plan;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.Registrations;
import lectern.registration.Webinar;
import lectern.token.Token;
import lectern.token.TokenKeys;

/** Does for one key what its plan says: slot, claim, send, settle, in this order. */
final class Delivery {
    private final Registrations registrations;
    private final Progress progress;
    private final WebinarCache webinars;
    private final Pacer pacer;
    private final Sender sender;
    private final Composer composer;
    private final TokenKeys keys;
    private final Clock clock;
    private final Deadline deadline;
    private final Tally tally;
    private final AtomicInteger inHand = new AtomicInteger();

    Delivery(
            Registrations registrations,
            Progress progress,
            WebinarCache webinars,
            Pacer pacer,
            Sender sender,
            Composer composer,
            TokenKeys keys,
            Clock clock,
            Deadline deadline,
            Tally tally) {
        this.registrations = registrations;
        this.progress = progress;
        this.webinars = webinars;
        this.pacer = pacer;
        this.sender = sender;
        this.composer = composer;
        this.keys = keys;
        this.clock = clock;
        this.deadline = deadline;
        this.tally = tally;
    }

    /** Whether no send may start any more. */
    boolean isOver() {
        return !clock.instant().isBefore(deadline.noSendFrom());
    }

    /**
     * Does what is due for one key.
     *
     * @param slotInHand whether the worker has a slot that the key before did not use
     * @return whether it has one for the next
     */
    boolean deliver(DueKey due, boolean slotInHand) throws InterruptedException {
        if (isPassedOver(due)) {
            tally.countLeft();
            return slotInHand;
        }
        Optional<Registration> read = registrations.find(due.key());
        if (read.isEmpty() || !isToSend(read.get())) {
            return slotInHand;
        }
        if (!slotInHand && !waitedForSlot()) {
            tally.countLeft();
            return false;
        }
        return !isClaimedAndSent(read.get());
    }

    /** Whether nothing can be sent for this key now, as key and webinar alone tell. */
    private boolean isPassedOver(DueKey due) {
        Optional<Webinar> webinar = webinars.inForce(due.key().webinar());
        return webinar.isEmpty()
                || tally.isStopped(due.key().webinar())
                || (due.kind() == MailKind.LINK && isWaitingForLink(webinar.get()));
    }

    private boolean isWaitingForLink(Webinar webinar) {
        return webinar.joinLink() == null
                && webinar.status() == Webinar.Status.SCHEDULED
                && clock.instant().isBefore(webinar.end().plus(Webinar.LINK_AFTER_END));
    }

    /**
     * Whether a mail is to be sent now; where none is, the plan is stored if it reads otherwise.
     */
    private boolean isToSend(Registration read) {
        Optional<Webinar> webinar = webinars.inForce(read.key().webinar());
        if (webinar.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        return switch (Plan.plan(webinar.get(), read, now)) {
            case Plan.Send _ -> true;
            case Plan.InHand _ -> false;
            case Plan.GiveUp(var kind) -> {
                Log.warn(
                        "given up",
                        "kind",
                        kind.word(),
                        "webinar",
                        read.key().webinar(),
                        "registration",
                        read.id());
                store(read, Settlement.givenUp(webinar.get(), read, now));
                yield false;
            }
            case Plan.Wait _, Plan.Doubt _, Plan.Nothing _ -> {
                store(read, Plan.planned(webinar.get(), read, now));
                yield false;
            }
        };
    }

    private void store(Registration before, Registration after) {
        if (!Progress.isSamePlan(before, after) && progress.write(before, after)) {
            tally.countChanged();
        }
    }

    private boolean waitedForSlot() throws InterruptedException {
        inHand.incrementAndGet();
        try {
            return pacer.slot(inHand::get, deadline.noSendFrom()).isPresent();
        } finally {
            inHand.decrementAndGet();
        }
    }

    /**
     * Claims and sends, if that is still the plan: the slot may have been seconds away.
     *
     * @return whether a mail used the slot; a claim that somebody else took leaves it for the next
     */
    private boolean isClaimedAndSent(Registration read) {
        Optional<Webinar> found = webinars.inForce(read.key().webinar());
        if (found.isEmpty() || tally.isStopped(read.key().webinar())) {
            return false;
        }
        Webinar webinar = found.get();
        if (!(Plan.plan(webinar, read, clock.instant()) instanceof Plan.Send(var kind, _))) {
            return false;
        }
        Token token = keys.current(clock.instant()).seal(read.key(), read.id());
        Claim claim = nextClaim(webinar, read, kind);
        Optional<Registration> claimed = progress.claim(read, claim, clock.instant());
        if (claimed.isEmpty()) {
            return false;
        }
        if (isOver() || !isStillToSend(webinar, claimed.get(), kind)) {
            release(webinar, claimed.get());
            return false;
        }
        Sent outcome =
                sender.send(composed(webinar, claimed.get(), token, kind), claimed.get(), claim);
        settle(outcome, claim, webinar, claimed.get());
        return true;
    }

    private boolean isStillToSend(Webinar webinar, Registration claimed, MailKind kind) {
        Registration unclaimed = claimed.withOutcome(claimed.mails(), null, claimed.attention());
        return Plan.plan(webinar, unclaimed, clock.instant()) instanceof Plan.Send(var still, _)
                && still == kind;
    }

    private Mail composed(Webinar webinar, Registration claimed, Token token, MailKind kind) {
        try {
            return composer.compose(kind, webinar, claimed, token, clock.instant());
        } catch (RuntimeException e) {
            // A mail that cannot be written is certainly not sent.
            release(webinar, claimed);
            throw e;
        }
    }

    private void release(Webinar webinar, Registration claimed) {
        Instant now = clock.instant();
        progress.settle(claimed, current -> Settlement.released(webinar, current, now));
        tally.countChanged();
    }

    private void settle(Sent outcome, Claim claim, Webinar webinar, Registration claimed) {
        Instant now = clock.instant();
        progress.settle(
                claimed, current -> Settlement.settled(outcome, claim, webinar, current, now));
        tally.countOutcome(outcome, claim, claimed);
        if (outcome instanceof Sent.NotSent(_, var throttled) && throttled) {
            pacer.slowDown();
        }
    }

    private Claim nextClaim(Webinar webinar, Registration read, MailKind kind) {
        int attempt = read.attempts() + 1;
        Claim before = read.claim();
        int first =
                before != null && Plan.isSameMail(before, kind, webinar) ? before.first() : attempt;
        return new Claim(
                kind,
                webinar.revision(),
                first,
                attempt,
                UUID.randomUUID().toString(),
                deadline.leaseUntil());
    }
}
