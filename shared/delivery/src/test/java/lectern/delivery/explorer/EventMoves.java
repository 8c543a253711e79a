package lectern.delivery.explorer;

import java.time.Instant;
import java.util.Optional;
import lectern.progress.Evidence;
import lectern.progress.Rewrite;
import lectern.progress.SesEvent;
import lectern.registration.Registration;

/** What may become of the events that SES publishes. */
final class EventMoves {
    private final Moves moves;
    private final World world;

    EventMoves(Moves moves) {
        this.moves = moves;
        this.world = moves.world();
    }

    void add() {
        for (int i = 0; i < world.flights.size(); i++) {
            fly(i, world.flights.get(i));
        }
        for (int i = 0; i < world.parts.size(); i++) {
            if (world.parts.get(i) instanceof Part.Telling telling) {
                tell(i, telling);
            }
        }
    }

    private void fly(int place, Flight flight) {
        String event = flight.event().type() + " of attempt " + flight.event().attempt();
        String late = flight.isLate() ? " late" : "";
        for (int version : moves.freshVersions()) {
            moves.may(
                    "feedback is told" + late + " of " + event + moves.said(version),
                    () -> told(landed(world.copy(), place), flight, version));
            moves.may(
                    Allowance.REPEATED_EVENT,
                    "feedback is told" + late + " of " + event + ", which will come again",
                    () -> {
                        World next = landed(world.spend(Allowance.REPEATED_EVENT), place);
                        next.flights.add(new Flight(flight.event(), Instant.MAX, true));
                        return told(next, flight, version);
                    });
        }
        if (!flight.isLate()) {
            moves.may(
                    Allowance.LOST_EVENT,
                    event + " does not come in time",
                    () -> {
                        World next = landed(world.spend(Allowance.LOST_EVENT), place);
                        next.flights.add(new Flight(flight.event(), Instant.MAX, true));
                        return Invariants.eventLost(next, flight.event());
                    });
        }
        if (flight.event().type() == SesEvent.Type.SEND) {
            follow(place, flight);
        }
    }

    /** What SES may have to say of the mail besides, and tell sooner. */
    private void follow(int place, Flight flight) {
        String mail = "the mail of attempt " + flight.event().attempt();
        more(Allowance.DELIVERY, mail + " arrives", flight, SesEvent.Type.DELIVERY);
        more(
                Allowance.TRANSIENT_BOUNCE,
                mail + " bounces for now",
                flight,
                SesEvent.Type.TRANSIENT_BOUNCE);
        more(Allowance.BOUNCE, mail + " bounces for good", flight, SesEvent.Type.PERMANENT_BOUNCE);
        more(Allowance.COMPLAINT, mail + " is complained about", flight, SesEvent.Type.COMPLAINT);
        moves.may(
                Allowance.REJECT,
                "SES rejects " + mail + " after all",
                () -> {
                    World next = landed(world.spend(Allowance.REJECT), place);
                    next.flights.add(
                            new Flight(
                                    event(flight, SesEvent.Type.REJECT),
                                    flight.before(),
                                    flight.isLate()));
                    return Invariants.rejected(next, flight.event());
                });
    }

    private void more(Allowance allowance, String what, Flight flight, SesEvent.Type type) {
        moves.may(
                allowance,
                what,
                () -> {
                    World next = world.spend(allowance);
                    next.flights.add(new Flight(event(flight, type), Instant.MAX, true));
                    return next;
                });
    }

    private SesEvent event(Flight sent, SesEvent.Type type) {
        SesEvent event = sent.event();
        return new SesEvent(
                type,
                event.registration(),
                event.kind(),
                event.revision(),
                event.attempt(),
                event.messageId(),
                world.now);
    }

    private static World landed(World next, int place) {
        next.flights.remove(place);
        return next;
    }

    /** Feedback has read and decided; its write comes later. */
    private World told(World next, Flight flight, int version) {
        for (String email : next.items.keySet()) {
            Registration read = next.registration(email).orElseThrow();
            Optional<Registration> after = decided(read, flight.event(), version);
            if (after.isPresent()) {
                next.parts.add(
                        new Part.Telling(
                                flight.event(),
                                new Rewrite(read, after.get()),
                                flight.before(),
                                next.now));
                return next;
            }
            Invariants.told(read, flight.event());
        }
        return next;
    }

    private Optional<Registration> decided(Registration read, SesEvent event, int version) {
        return switch (moves.ways()
                .evidence(Optional.of(moves.webinar(version)), read, event, world.now)) {
            case Evidence.Settles(var after) -> Optional.of(after);
            case Evidence.Moves(var after) -> Optional.of(after);
            case Evidence.Nothing() -> Optional.empty();
        };
    }

    private void tell(int place, Part.Telling telling) {
        String what = "feedback writes " + telling.event().type();
        for (int version : moves.freshVersions()) {
            moves.may(
                    what + moves.said(version),
                    () -> {
                        World next = Moves.without(world, place);
                        return switch (WorkerMoves.carriedOut(
                                next, telling.rewrite(), moves.ways())) {
                            case Rewrite.Result.Erased() -> next;
                            case Rewrite.Result.Done() -> {
                                Invariants.told(telling.rewrite().after(), telling.event());
                                yield next;
                            }
                            case Rewrite.Result.Overtaken(var now) ->
                                    again(next, telling, now, version);
                        };
                    });
        }
        moves.may(
                Allowance.LOST_REPLY,
                what + "; the reply is lost and the SDK repeats it",
                () -> {
                    World next = world.spend(Allowance.LOST_REPLY);
                    WorkerMoves.carriedOut(next, telling.rewrite(), moves.ways());
                    return next;
                });
        moves.may(
                Allowance.CRASH,
                "feedback dies",
                () ->
                        Invariants.eventLost(
                                Moves.without(world.spend(Allowance.CRASH), place),
                                telling.event()));
    }

    private World again(World next, Part.Telling telling, Registration now, int version) {
        decided(now, telling.event(), version)
                .ifPresent(after ->
                        next.parts.add(
                                new Part.Telling(
                                        telling.event(),
                                        new Rewrite(now, after),
                                        telling.before(),
                                        next.now)));
        return next;
    }
}
