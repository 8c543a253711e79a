package lectern.delivery.explorer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.delivery.WebinarCache;
import lectern.registration.Claim;
import lectern.registration.NextMail;
import lectern.registration.Registration;

/**
 * Time goes on, to the next moment at which anything is decided otherwise than before. What must
 * have ended by then holds it back; an invocation at its end takes its worker with it.
 */
final class TimeMoves {
    /** What a call takes at most, of the table (6 s) or of SES. */
    private static final Duration CALL = Duration.ofSeconds(10);

    private final Moves moves;
    private final World world;

    TimeMoves(Moves moves) {
        this.moves = moves;
        this.world = moves.world();
    }

    void add() {
        Optional<Instant> next =
                moments(world, moves).stream()
                        .filter(moment ->
                                moment.isAfter(world.now)
                                        && !moment.isAfter(moves.scenario().end()))
                        .min(Instant::compareTo);
        if (next.isPresent() && !isHeldBack(next.get())) {
            moves.may("it is " + next.get(), () -> at(world, next.get(), moves.ways()));
        }
    }

    private boolean isHeldBack(Instant next) {
        boolean flights =
                world.flights.stream().anyMatch(flight -> !next.isBefore(flight.before()));
        boolean parts =
                world.parts.stream()
                        .anyMatch(part ->
                                (part instanceof Part.Telling telling
                                                && !next.isBefore(telling.before()))
                                        || (moves.scenario().isPrompt()
                                                && next.isAfter(part.since().plus(CALL))));
        return flights || parts;
    }

    static List<Instant> moments(World world, Moves moves) {
        List<Instant> moments = new ArrayList<>(moves.scenario().moments());
        for (Part part : world.parts) {
            if (part instanceof Part.Worker worker && worker.life() == Part.Life.RUNNING) {
                moments.add(worker.deadline().noSendFrom());
                moments.add(worker.deadline().hardEnd());
            }
            if (moves.scenario().isPrompt()) {
                moments.add(part.since().plus(CALL));
            }
        }
        for (String email : world.items.keySet()) {
            Registration registration = world.registration(email).orElseThrow();
            NextMail next = registration.nextMail();
            if (next != null) {
                moments.add(next.at());
            }
            Claim claim = registration.claim();
            if (claim != null) {
                moments.add(claim.leaseUntil());
                moments.add(Moves.graceEnd(moves.webinar(world.version()), claim.leaseUntil()));
            }
        }
        if (world.version() > 0) {
            moments.add(
                    world.versions.get(world.version()).plus(WebinarCache.FRESH).plusSeconds(1));
        }
        if (world.walkAt.isBefore(Instant.MAX)) {
            moments.add(world.walkAt);
        }
        return moments;
    }

    /** The world at this later moment. */
    static World at(World world, Instant moment, Ways ways) {
        World next = world.copy();
        next.now = moment;
        next.parts.clear();
        world.parts.forEach(part -> survivor(part, moment, ways).ifPresent(next.parts::add));
        // What the index lags is less than the time between two moments.
        next.index();
        return next;
    }

    private static Optional<Part> survivor(Part part, Instant moment, Ways ways) {
        if (!(part instanceof Part.Worker worker)
                || worker.life() != Part.Life.RUNNING
                || moment.isBefore(worker.deadline().hardEnd())) {
            return Optional.of(part);
        }
        return ways.waitsForSenders()
                ? Optional.empty()
                : Optional.of(worker.with(Part.Life.FROZEN));
    }
}
