package lectern.delivery.explorer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/**
 * What happens when nothing fails any more: from a world in which nobody is at work, ticks every
 * minute until nothing is due. Then everybody must have what she is to have, or stand in attention.
 */
final class Ending {
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final int TICKS = 60;

    private final Scenario scenario;
    private final Ways ways;
    private final Set<String> seen = new HashSet<>();
    private int ended;

    /** An ending that is not good. */
    record Failure(Broken broken, List<String> steps) {}

    Ending(Scenario scenario, Ways ways) {
        this.scenario = scenario;
        this.ways = ways;
    }

    /** How many worlds were brought to their end. */
    int ended() {
        return ended;
    }

    Optional<Failure> failure(World world) {
        if (!world.parts.isEmpty()) {
            return Optional.empty();
        }
        ended++;
        List<String> steps = new ArrayList<>();
        try {
            run(world, steps).ifPresent(this::judge);
            return Optional.empty();
        } catch (Broken broken) {
            return Optional.of(new Failure(broken, steps));
        }
    }

    private Optional<World> run(World from, List<String> steps) {
        World world = faultless(from);
        for (int tick = 0; tick < TICKS; tick++) {
            if (!seen.add(Canonical.of(world, scenario))) {
                return Optional.empty();
            }
            World done = tick(world, steps);
            heldTooLong(done);
            Optional<Instant> next = next(done);
            if (next.isEmpty()) {
                return Optional.of(done);
            }
            steps.add(done.now + "  it is " + next.get());
            world = TimeMoves.at(done, next.get(), ways);
        }
        throw new Broken("D10", "there is no end after " + TICKS + " ticks");
    }

    private World faultless(World from) {
        World world = from.copy();
        world.left.clear();
        world.left.put(Allowance.HINT, 1_000);
        world.left.put(Allowance.WALK, 1_000);
        world.flights.removeIf(Flight::isLate);
        if (scenario.allowed().containsKey(Allowance.DAILY_WALK)
                && world.walkAt.equals(Instant.MAX)) {
            Webinar webinar = scenario.versions().get(world.version()).webinar();
            world.walkAt = ways.nextWalk(webinar, world.now);
        }
        return world;
    }

    /** All that can be done at one moment, the first move first, until nothing is left. */
    private World tick(World from, List<String> steps) {
        World world = from;
        for (int i = 0; i < 200; i++) {
            World tick = world;
            Optional<Move> move =
                    Moves.from(world, scenario, ways).stream()
                            .filter(each -> isOfATick(tick, each.what()))
                            .findFirst();
            if (move.isEmpty()) {
                return world;
            }
            steps.add(world.now + "  " + move.get().what());
            if (move.get().broken().isPresent()) {
                throw move.get().broken().get();
            }
            world = move.get().to().orElseThrow();
        }
        throw new Broken("D10", "a tick has no end");
    }

    // The agenda names whom it finds due; the stream's hints are over.
    private static boolean isOfATick(World world, String what) {
        return !what.startsWith("it is ")
                && !what.contains("of before")
                && (!what.startsWith("a worker is told ")
                        || world.items.keySet().stream()
                                .filter(what::contains)
                                .anyMatch(email -> isDue(world, email)));
    }

    private static boolean isDue(World world, String email) {
        NextMail next = world.registration(email).map(Registration::nextMail).orElse(null);
        return next != null && !next.at().isAfter(world.now);
    }

    private Optional<Instant> next(World world) {
        return world.items.keySet().stream()
                .flatMap(email -> world.registration(email).stream())
                .flatMap(registration -> Optional.ofNullable(registration.nextMail()).stream())
                .map(NextMail::at)
                .min(Instant::compareTo)
                .map(due -> due.isAfter(world.walkAt) ? world.walkAt : due)
                .or(() -> Optional.of(world.walkAt).filter(at -> at.isBefore(Instant.MAX)))
                .map(due -> {
                    Instant tick = world.now.plus(TICK);
                    return due.isAfter(tick) ? due : tick;
                });
    }

    private void heldTooLong(World world) {
        for (String email : world.items.keySet()) {
            Registration registration = world.registration(email).orElseThrow();
            Claim claim = registration.claim();
            if (claim != null
                    && registration.attention() == null
                    && registration.status() == Registration.Status.REGISTERED) {
                Webinar webinar = scenario.versions().get(world.version()).webinar();
                Instant end = Moves.graceEnd(webinar, claim.leaseUntil());
                Broken.unless(
                        !world.now.isAfter(end.plus(TICK.multipliedBy(2))),
                        "D12",
                        email + " is in doubt since " + claim.leaseUntil());
            }
        }
    }

    private void judge(World world) {
        Webinar webinar = scenario.versions().get(world.version()).webinar();
        for (String email : world.items.keySet()) {
            Registration registration = world.registration(email).orElseThrow();
            if (registration.attention() != null
                    || registration.status() != Registration.Status.REGISTERED
                    || webinar.status() == Webinar.Status.CANCELLED) {
                continue;
            }
            String missed = world.versions.size() > 1 ? "D11" : "D10";
            Broken.unless(
                    registration.mail(MailKind.CONFIRMATION).isPresent(),
                    missed,
                    email + " was never confirmed");
            Broken.unless(
                    registration.mail(MailKind.LINK).isPresent(),
                    missed,
                    email + " never got the link");
            Registration.Asked asked = registration.asked();
            Broken.unless(
                    asked == null
                            || registration.mails().values().stream()
                                    .anyMatch(mail -> !mail.at().isBefore(asked.at())),
                    missed,
                    email + " asked and was not mailed again");
        }
    }
}
