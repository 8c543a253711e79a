package lectern.delivery.explorer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.progress.Replan;
import lectern.progress.Rewrite;
import lectern.registration.Registration;

/** What may happen to the webinar: changed by hand, seen by a tick, walked. */
final class WebinarMoves {
    private final Moves moves;
    private final World world;

    WebinarMoves(Moves moves) {
        this.moves = moves;
        this.world = moves.world();
    }

    void add() {
        int following = world.version() + 1;
        List<Scenario.Version> versions = moves.scenario().versions();
        if (following < versions.size() && !versions.get(following).isByTick()) {
            moves.may(
                    Allowance.CHANGE,
                    "the organiser changes the webinar",
                    () -> inForce(world.spend(Allowance.CHANGE)));
        }
        if (world.seen < world.version()) {
            moves.may("a tick sees the change", this::seen);
        }
        boolean isWalking = false;
        for (int i = 0; i < world.parts.size(); i++) {
            if (world.parts.get(i) instanceof Part.Walking walking) {
                isWalking = true;
                walk(i, walking);
            }
        }
        if (!isWalking && world.walkAt.equals(Instant.MAX)) {
            moves.may(
                    Allowance.DAILY_WALK,
                    "the daily walk begins",
                    () -> begun(world.spend(Allowance.DAILY_WALK)));
        }
        if (!world.now.isBefore(world.walkAt)) {
            Allowance allowance = isWalking ? Allowance.SECOND_WALK : Allowance.WALK;
            moves.may(allowance, "a walk begins", () -> begun(world.spend(allowance)));
        }
    }

    private static World inForce(World next) {
        next.versions.add(next.now);
        return next;
    }

    // The tick counts the revision, and with it in the webinar's item a next version is in force.
    private World seen() {
        World next = world.copy();
        if (next.version() + 1 < moves.scenario().versions().size()
                && moves.scenario().versions().get(next.version() + 1).isByTick()) {
            inForce(next);
        }
        boolean isOther = !moves.webinar(next.version()).equals(moves.webinar(next.seen));
        next.seen = next.version();
        if (isOther) {
            next.walkAt = next.now.plus(moves.ways().settled());
        }
        return next;
    }

    private World begun(World next) {
        next.parts.add(new Part.Walking(next.seen, 0, Optional.empty(), false, next.now));
        return next;
    }

    private void walk(int place, Part.Walking walking) {
        if (walking.rewrite().isPresent()) {
            moves.may(
                    "the walk writes a plan",
                    () -> {
                        World next = world.copy();
                        WorkerMoves.carriedOut(next, walking.rewrite().get(), moves.ways());
                        next.parts.set(place, onward(walking, true));
                        return next;
                    });
        } else {
            moves.may("the walk goes on", () -> read(world.copy(), place, walking));
        }
        moves.may(
                Allowance.CRASH,
                "the walk dies",
                () -> Moves.without(world.spend(Allowance.CRASH), place));
    }

    private World read(World next, int place, Part.Walking walking) {
        List<String> all =
                new ArrayList<>(moves.ways().walksTheIndex() ? next.indexed : next.items.keySet());
        all.sort(null);
        if (walking.next() >= all.size()) {
            next.parts.remove(place);
            if (!walking.hasWritten() && walking.version() == next.seen) {
                next.walkAt = Instant.MAX;
            }
            return next;
        }
        Optional<Registration> read = next.registration(all.get(walking.next()));
        Optional<Rewrite> rewrite =
                read.flatMap(registration ->
                        Replan.of(moves.webinar(walking.version()), registration, next.now));
        next.parts.set(
                place,
                rewrite.isPresent()
                        ? new Part.Walking(
                                walking.version(),
                                walking.next(),
                                rewrite,
                                walking.hasWritten(),
                                next.now)
                        : onward(walking, walking.hasWritten()));
        return next;
    }

    private Part.Walking onward(Part.Walking walking, boolean hasWritten) {
        return new Part.Walking(
                walking.version(), walking.next() + 1, Optional.empty(), hasWritten, world.now);
    }
}
