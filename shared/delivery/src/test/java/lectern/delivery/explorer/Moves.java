package lectern.delivery.explorer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lectern.delivery.Deadline;
import lectern.delivery.Moment;
import lectern.delivery.WebinarCache;
import lectern.registration.Change;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import lectern.registration.Written;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All that may happen next in a world. */
final class Moves {
    private final Scenario scenario;
    private final Ways ways;
    private final World world;
    private final List<Move> moves = new ArrayList<>();

    private Moves(Scenario scenario, Ways ways, World world) {
        this.scenario = scenario;
        this.ways = ways;
        this.world = world;
    }

    static List<Move> from(World world, Scenario scenario, Ways ways) {
        Moves moves = new Moves(scenario, ways, world);
        new WorkerMoves(moves).add();
        new EventMoves(moves).add();
        new PeopleMoves(moves).add();
        new WebinarMoves(moves).add();
        new TimeMoves(moves).add();
        return moves.moves;
    }

    World world() {
        return world;
    }

    Scenario scenario() {
        return scenario;
    }

    Ways ways() {
        return ways;
    }

    /** Adds a move, and looks whether every invariant holds after it. */
    void may(String what, Supplier<World> move) {
        try {
            World to = move.get();
            Invariants.check(to);
            moves.add(new Move(what, Optional.of(to), Optional.empty()));
        } catch (Broken broken) {
            moves.add(new Move(what, Optional.empty(), Optional.of(broken)));
        }
    }

    /** Adds a move that may happen a limited number of times. */
    void may(Allowance allowance, String what, Supplier<World> move) {
        if (world.left(allowance) > 0) {
            may(what, move);
        }
    }

    /** A copy of the world in which this part is another. */
    static World with(World world, int part, Part another) {
        World next = world.copy();
        next.parts.set(part, another);
        return next;
    }

    /** A copy of the world in which this part is at its end. */
    static World without(World world, int part) {
        World next = world.copy();
        next.parts.remove(part);
        return next;
    }

    /** What an update does to the world and what it is answered. */
    static Written write(World next, Change change, Ways ways) {
        String email = change.key().email().value();
        Map<String, AttributeValue> item = next.item(email);
        Change written = ways.written(change);
        if (!ModelTable.lets(written, item)) {
            return ModelTable.answer(false, item);
        }
        Map<String, AttributeValue> after = ModelTable.after(written, item);
        Broken.unless(
                after.containsKey("id"), "erased stays erased", "an update brought back " + email);
        Optional<Registration> before = next.registration(email);
        next.put(email, after);
        before.ifPresent(was -> Invariants.onward(was, next.registration(email).orElseThrow()));
        Invariants.noteSettled(next, email);
        return ModelTable.answer(true, after);
    }

    /** The versions of the webinar that somebody may have read who has a fresh one. */
    List<Integer> freshVersions() {
        Instant oldest = world.now.minus(WebinarCache.FRESH);
        return IntStream.rangeClosed(0, world.version())
                .filter(version ->
                        version == world.version()
                                || !world.versions.get(version + 1).isBefore(oldest))
                .boxed()
                .toList();
    }

    Webinar webinar(int version) {
        return scenario.versions().get(version).webinar();
    }

    Moment moment(int version, Deadline deadline) {
        return new Moment(world.now, Optional.of(webinar(version)), false, deadline);
    }

    /** {@code " (webinar of before)"} where it is not the one in force. */
    String said(int version) {
        return version == world.version() ? "" : " (with the webinar of before)";
    }

    /** Twice the same rule, written by another hand. */
    static Instant graceEnd(Webinar webinar, Instant leaseUntil) {
        long third = Duration.between(leaseUntil, webinar.start()).toSeconds() / 3;
        return leaseUntil.plusSeconds(Math.max(120, Math.min(900, third)));
    }
}
