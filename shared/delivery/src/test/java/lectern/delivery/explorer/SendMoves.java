package lectern.delivery.explorer;

import lectern.delivery.Protocol;
import lectern.delivery.Sent;
import lectern.delivery.Step;
import lectern.progress.SesEvent;
import lectern.registration.Registration;

/** What may become of one call of SES. */
final class SendMoves {
    private final Moves moves;
    private final World world;
    private final Protocol protocol;
    private final int place;
    private final Part.Worker worker;
    private final Step.Send send;
    private final int version;
    private final int attempt;

    /** With this version of the webinar, which whoever settles has read anew. */
    SendMoves(
            Moves moves,
            Protocol protocol,
            int place,
            Part.Worker worker,
            Step.Send send,
            int version) {
        this.moves = moves;
        this.world = moves.world();
        this.protocol = protocol;
        this.place = place;
        this.worker = worker;
        this.send = send;
        this.version = version;
        this.attempt = Invariants.attemptOf(world, send);
    }

    void add() {
        String messageId = world.attempts.get(attempt).messageId();
        moves.may(
                "SES takes the mail",
                () -> answered(world.copy(), 1, new Sent.Accepted(messageId)));
        if (moves.ways().repeatsRequests()) {
            moves.may(
                    Allowance.UNKNOWN_SENT,
                    "SES takes the mail, its answer is lost, and the SDK sends it again",
                    () ->
                            answered(
                                    world.spend(Allowance.UNKNOWN_SENT),
                                    2,
                                    new Sent.Accepted(messageId)));
        } else {
            moves.may(
                    Allowance.UNKNOWN_SENT,
                    "SES takes the mail, its answer is lost",
                    () ->
                            answered(
                                    world.spend(Allowance.UNKNOWN_SENT),
                                    1,
                                    new Sent.Unknown("time-out")));
        }
        moves.may(
                Allowance.UNKNOWN_UNSENT,
                "SES does not take the mail, its answer is lost",
                () ->
                        answered(
                                world.spend(Allowance.UNKNOWN_UNSENT),
                                0,
                                new Sent.Unknown("time-out")));
        moves.may(
                Allowance.NOT_SENT,
                "SES throttles",
                () ->
                        answered(
                                world.spend(Allowance.NOT_SENT),
                                0,
                                new Sent.NotSent("throttled", true)));
        moves.may(
                Allowance.REFUSED,
                "SES refuses the address",
                () -> answered(world.spend(Allowance.REFUSED), 0, new Sent.Refused("illegal")));
        moves.may(
                Allowance.CRASH,
                "SES takes the mail and the worker dies",
                () -> {
                    World next = taken(world.spend(Allowance.CRASH), 1, false);
                    next.parts.remove(place);
                    return next;
                });
    }

    private World answered(World next, int mails, Sent outcome) {
        taken(next, mails, !(outcome instanceof Sent.Unknown));
        Step step = protocol.sent(send, outcome, moves.moment(version, worker.deadline()));
        next.parts.set(
                place,
                new Part.Worker(
                        worker.deadline(),
                        step,
                        worker.change(),
                        worker.answer(),
                        worker.life(),
                        world.now));
        return next;
    }

    /** SES's side of the call: counted, and published where it took the mail. */
    private World taken(World next, int mails, boolean isKnown) {
        Broken.unless(
                worker.life() == Part.Life.RUNNING,
                "D3",
                "a request leaves after the invocation returned");
        Attempt requested = next.attempts.get(attempt).requested(mails, isKnown);
        next.attempts.set(attempt, requested);
        Invariants.sesWasCalled(next, requested);
        if (mails > 0) {
            publish(next, SesEvent.Type.SEND);
        }
        return next;
    }

    private void publish(World next, SesEvent.Type type) {
        Attempt sent = next.attempts.get(attempt);
        Registration claimed = send.claimed();
        next.flights.add(
                new Flight(
                        new SesEvent(
                                type,
                                claimed.id(),
                                send.claim().kind(),
                                send.claim().revision(),
                                send.claim().attempt(),
                                sent.messageId(),
                                next.now),
                        sent.graceEnd(),
                        false));
    }
}
