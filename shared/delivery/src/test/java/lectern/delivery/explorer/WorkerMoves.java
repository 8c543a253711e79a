package lectern.delivery.explorer;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lectern.delivery.Deadline;
import lectern.delivery.DueKey;
import lectern.delivery.Moment;
import lectern.delivery.Protocol;
import lectern.delivery.Step;
import lectern.progress.Rewrite;
import lectern.registration.Attributes;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.Written;

/** What workers may do: begin with a hint, make the next call, take its answer, die. */
final class WorkerMoves {
    private final Moves moves;
    private final World world;
    private final Protocol protocol;

    WorkerMoves(Moves moves) {
        this.moves = moves;
        this.world = moves.world();
        this.protocol = new Protocol(moves.ways().rules(), () -> unusedToken(world));
    }

    void add() {
        int workers = 0;
        for (int i = 0; i < world.parts.size(); i++) {
            if (world.parts.get(i) instanceof Part.Worker worker) {
                workers++;
                if (worker.life() != Part.Life.FROZEN) {
                    work(i, worker);
                } else {
                    thaw(i, worker);
                }
            }
        }
        if (workers < moves.scenario().workers() && world.left(Allowance.HINT) > 0) {
            world.items.keySet().forEach(this::begin);
        }
    }

    /** A hint: from the stream, late and repeated too, or from a tick. */
    private void begin(String email) {
        for (MailKind kind : world.hints) {
            for (int version : moves.freshVersions()) {
                Deadline deadline = new Deadline(world.now.plus(Scenario.INVOCATION));
                Moment moment = moves.moment(version, deadline);
                DueKey due = new DueKey(World.key(email), kind);
                Step first = protocol.begin(due, false, moment);
                Step step =
                        first instanceof Step.Read read
                                ? protocol.read(read, world.registration(email), moment)
                                : first;
                if (!(step instanceof Step.Done)) {
                    moves.may(
                            "a worker is told of "
                                    + kind.word()
                                    + " for "
                                    + email
                                    + " and reads"
                                    + moves.said(version),
                            () -> {
                                World next = world.spend(Allowance.HINT);
                                next.parts.add(worker(deadline, step, Part.Life.RUNNING));
                                return next;
                            });
                }
            }
        }
    }

    private Part.Worker worker(Deadline deadline, Step step, Part.Life life) {
        return new Part.Worker(
                deadline,
                step,
                step instanceof Step.Claiming claiming
                        ? Optional.of(moves.ways().rules().claim(claiming.take(), world.now))
                        : Optional.empty(),
                Optional.empty(),
                life,
                world.now);
    }

    private void work(int place, Part.Worker worker) {
        switch (worker.step()) {
            case Step.Read _ -> throw new IllegalStateException("reads are answered at once");
            case Step.Done _ -> throw new IllegalStateException("who is done is gone");
            case Step.Slot slot -> slot(place, worker, slot);
            case Step.Claiming claiming -> claim(place, worker, claiming);
            case Step.Send send ->
                    moves.freshVersions()
                            .forEach(version ->
                                    new SendMoves(moves, protocol, place, worker, send, version)
                                            .add());
            case Step.Store store ->
                    rewrite(
                            place,
                            worker,
                            store.rewrite(),
                            "stores the plan",
                            (_, _) -> protocol.stored(store));
            case Step.Settle settle ->
                    rewrite(
                            place,
                            worker,
                            settle.rewrite(),
                            "settles",
                            (result, moment) -> protocol.settled(settle, result, moment));
        }
        moves.may(
                Allowance.CRASH,
                "the worker dies",
                () -> Moves.without(world.spend(Allowance.CRASH), place));
    }

    private void slot(int place, Part.Worker worker, Step.Slot slot) {
        for (int version : moves.freshVersions()) {
            Step step = protocol.slot(slot, true, moves.moment(version, worker.deadline()));
            moves.may(
                    "the worker has its slot" + moves.said(version),
                    () -> goneOn(world, place, worker, step));
        }
    }

    private void claim(int place, Part.Worker worker, Step.Claiming claiming) {
        if (worker.answer().isEmpty()) {
            moves.may("the worker claims", () -> claimed(world.copy(), place, worker, true));
            moves.may(
                    Allowance.LOST_REPLY,
                    "the worker claims; the reply is lost and the SDK repeats it",
                    () -> claimed(world.spend(Allowance.LOST_REPLY), place, worker, false));
            return;
        }
        for (int version : moves.freshVersions()) {
            Moment moment = moves.moment(version, worker.deadline());
            Step step = protocol.claimed(claiming, worker.answer().get(), moment);
            String what =
                    switch (step) {
                        case Step.Send _ -> "has the claim and calls SES";
                        case Step.Settle _ -> "has the claim and gives it back";
                        default -> "sees that another has the claim";
                    };
            moves.may(
                    "the worker " + what + moves.said(version),
                    () -> {
                        World next = goneOn(world, place, worker, step);
                        if (step instanceof Step.Send send) {
                            Invariants.sendBegins(next, worker, send, moves);
                        }
                        return next;
                    });
        }
    }

    private World claimed(World next, int place, Part.Worker worker, boolean isAnswered) {
        Written answer = Moves.write(next, worker.change().orElseThrow(), moves.ways());
        next.parts.set(
                place,
                new Part.Worker(
                        worker.deadline(),
                        worker.step(),
                        worker.change(),
                        isAnswered ? Optional.of(answer) : Optional.empty(),
                        worker.life(),
                        worker.since()));
        return next;
    }

    private interface After {
        Step step(Rewrite.Result result, Moment moment);
    }

    private void rewrite(int place, Part.Worker worker, Rewrite rewrite, String what, After after) {
        for (int version : moves.freshVersions()) {
            moves.may(
                    "the worker " + what + moves.said(version),
                    () -> {
                        World next = world.copy();
                        Rewrite.Result result = carriedOut(next, rewrite, moves.ways());
                        Step step = after.step(result, moves.moment(version, worker.deadline()));
                        return goneOn(next, place, worker, step);
                    });
        }
        moves.may(
                Allowance.LOST_REPLY,
                "the worker " + what + "; the reply is lost and the SDK repeats it",
                () -> {
                    World next = world.spend(Allowance.LOST_REPLY);
                    carriedOut(next, rewrite, moves.ways());
                    return next;
                });
    }

    static Rewrite.Result carriedOut(World next, Rewrite rewrite, Ways ways) {
        return rewrite.change()
                .map(change -> rewrite.result(Moves.write(next, change, ways)))
                .orElse(new Rewrite.Result.Done());
    }

    private World goneOn(World from, int place, Part.Worker worker, Step step) {
        return step instanceof Step.Done
                ? Moves.without(from, place)
                : Moves.with(from, place, worker(worker.deadline(), step, worker.life()));
    }

    /** The next invocation of the function's process wakes what the last one left running. */
    private void thaw(int place, Part.Worker worker) {
        moves.may(
                Allowance.HINT,
                "the next invocation thaws the worker",
                () ->
                        Moves.with(
                                world.spend(Allowance.HINT), place, worker.with(Part.Life.THAWED)));
    }

    /** The first of t0, t1, … that nobody holds or remembers. */
    static String unusedToken(World world) {
        Set<String> used = new TreeSet<>();
        world.items
                .values()
                .forEach(item -> {
                    var claim = item.get("claim");
                    if (claim != null) {
                        used.add(Attributes.requiredText(claim.m(), "token"));
                    }
                });
        for (Part part : world.parts) {
            if (part instanceof Part.Worker worker) {
                tokens(worker.step(), used);
            } else if (part instanceof Part.Telling telling) {
                token(telling.rewrite().before(), used);
            } else if (part instanceof Part.Walking walking) {
                walking.rewrite().ifPresent(rewrite -> token(rewrite.before(), used));
            }
        }
        int i = 0;
        while (used.contains("t" + i)) {
            i++;
        }
        return "t" + i;
    }

    private static void tokens(Step step, Set<String> used) {
        switch (step) {
            case Step.Slot(_, var read) -> token(read, used);
            case Step.Claiming(_, var take, _) -> {
                token(take.read(), used);
                used.add(take.claim().token());
            }
            case Step.Send send -> used.add(send.claim().token());
            case Step.Settle settle -> {
                used.add(settle.claim().token());
                token(settle.rewrite().before(), used);
            }
            case Step.Store store -> token(store.rewrite().before(), used);
            case Step.Read _, Step.Done _ -> {}
        }
    }

    private static void token(Registration registration, Set<String> used) {
        Claim claim = registration.claim();
        if (claim != null) {
            used.add(claim.token());
        }
    }
}
