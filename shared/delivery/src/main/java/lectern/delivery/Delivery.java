package lectern.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import lectern.lambda.Log;
import lectern.mail.Composer;
import lectern.mail.Mail;
import lectern.progress.Progress;
import lectern.progress.Rewrite;
import lectern.registration.Attention;
import lectern.registration.Registration;
import lectern.registration.RegistrationKey;
import lectern.registration.Registrations;
import lectern.registration.WebinarId;
import lectern.token.Token;
import lectern.token.TokenKeys;
import software.amazon.awssdk.core.exception.SdkException;

/** Carries out for one key what {@link Protocol} says: one call after the other. */
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
    private final Protocol protocol = new Protocol(Rules.REAL, () -> UUID.randomUUID().toString());
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
     * @param whenIdle told when SES could take more than is brought to it
     * @return whether it has one for the next
     */
    boolean deliver(DueKey due, boolean slotInHand, Runnable whenIdle) throws InterruptedException {
        Step.Done done =
                toTheEnd(
                        protocol.begin(due, slotInHand, moment(due.key().webinar())),
                        due.key(),
                        whenIdle);
        if (done.isLeft()) {
            tally.countLeft();
        }
        return done.slotInHand();
    }

    private Step.Done toTheEnd(Step first, RegistrationKey key, Runnable whenIdle)
            throws InterruptedException {
        Step step = first;
        while (true) {
            switch (step) {
                case Step.Done done -> {
                    return done;
                }
                case Step.Read read ->
                        step = protocol.read(read, registrations.find(key), moment(key.webinar()));
                case Step.Store store -> step = stored(store);
                case Step.Slot slot ->
                        step =
                                protocol.slot(
                                        slot,
                                        waitedForSlot(key.webinar(), whenIdle),
                                        moment(key.webinar()));
                case Step.Claiming claiming -> step = claimed(claiming);
                case Step.Send send -> step = sent(send);
                case Step.Settle settle -> step = settled(settle);
            }
        }
    }

    /** What is known now; a webinar that is not fresh any more is read again. */
    private Moment moment(WebinarId id) {
        var webinar = webinars.inForce(id);
        return new Moment(clock.instant(), webinar, tally.isStopped(id), deadline);
    }

    /** The same under a claim, whose outcome a webinar that cannot be read must not lose. */
    private Moment momentAtLeast(WebinarId id) {
        try {
            return moment(id);
        } catch (SdkException away) {
            Log.warn("webinar not read", "cause", away.getClass().getSimpleName());
            return new Moment(clock.instant(), Optional.empty(), tally.isStopped(id), deadline);
        }
    }

    private Step stored(Step.Store store) {
        Registration after = store.rewrite().after();
        if (after.attention() == Attention.DOUBT) {
            Log.warn("given up", "webinar", after.key().webinar(), "registration", after.id());
        }
        if (progress.carryOut(store.rewrite()) instanceof Rewrite.Result.Done) {
            tally.countChanged();
        }
        return protocol.stored(store);
    }

    private boolean waitedForSlot(WebinarId webinar, Runnable whenIdle)
            throws InterruptedException {
        inHand.incrementAndGet();
        try {
            return switch (pacer.slot(inHand::get, deadline.noSendFrom())) {
                case Slot.Now(var idle) -> {
                    if (idle) {
                        whenIdle.run();
                    }
                    yield true;
                }
                case Slot.TooLate() -> false;
                case Slot.OverQuota(var reason) -> {
                    tally.stop(webinar, reason);
                    yield false;
                }
            };
        } finally {
            inHand.decrementAndGet();
        }
    }

    private Step claimed(Step.Claiming claiming) {
        // Without the key no mail can be written: asked for first, it costs no claim.
        keys.current(clock.instant());
        var answer = progress.carryOut(Rules.REAL.claim(claiming.take(), clock.instant()));
        return protocol.claimed(
                claiming, answer, momentAtLeast(claiming.take().read().key().webinar()));
    }

    private Step sent(Step.Send send) throws InterruptedException {
        Mail mail = composed(send);
        Sent outcome = sender.send(mail, send.claimed(), send.claim());
        tally.countOutcome(outcome, send.claim(), send.claimed());
        return protocol.sent(send, outcome, momentAtLeast(send.claimed().key().webinar()));
    }

    private Mail composed(Step.Send send) throws InterruptedException {
        RegistrationKey key = send.claimed().key();
        try {
            Token token = keys.current(clock.instant()).seal(key, send.claimed().id());
            return composer.compose(
                    send.claim().kind(), send.webinar(), send.claimed(), token, clock.instant());
        } catch (RuntimeException e) {
            // A mail that cannot be written is certainly not sent.
            var unsent = new Sent.NotSent("cannot be written", false);
            toTheEnd(protocol.sent(send, unsent, momentAtLeast(key.webinar())), key, () -> {});
            throw e;
        }
    }

    private Step settled(Step.Settle settle) {
        Rewrite.Result result = progress.carryOut(settle.rewrite());
        if (!settle.isSlotUsed()) {
            tally.countChanged();
        }
        if (settle.outcome() instanceof Sent.NotSent(_, var throttled) && throttled) {
            pacer.slowDown();
        }
        return protocol.settled(
                settle, result, momentAtLeast(settle.rewrite().before().key().webinar()));
    }
}
