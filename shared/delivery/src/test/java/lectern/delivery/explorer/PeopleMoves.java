package lectern.delivery.explorer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lectern.plan.Plan;
import lectern.registration.Attention;
import lectern.registration.Attributes;
import lectern.registration.MailRecord;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import lectern.registration.Registrations;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What people may do: register, ask to be mailed again, cancel, have themselves erased. */
final class PeopleMoves {
    private final Moves moves;
    private final World world;

    PeopleMoves(Moves moves) {
        this.moves = moves;
        this.world = moves.world();
    }

    void add() {
        int taken = world.left(Allowance.REGISTER);
        int all = moves.scenario().newcomer().size();
        if (taken > 0 && taken <= all) {
            register(moves.scenario().newcomer().get(all - taken));
        }
        for (String email : world.items.keySet()) {
            Registration known = world.registration(email).orElseThrow();
            ask(known);
            cancel(known);
            moves.may(Allowance.ERASE, email + " is erased", () -> erased(known));
        }
        for (int i = 0; i < world.parts.size(); i++) {
            switch (world.parts.get(i)) {
                case Part.Registering registering -> put(i, registering);
                case Part.Asking asking -> asked(i, asking);
                default -> {}
            }
        }
    }

    private void register(Registration newcomer) {
        for (int version : moves.freshVersions()) {
            Registration planned = Plan.planned(moves.webinar(version), at(newcomer), world.now);
            moves.may(
                    "somebody registers " + newcomer.key().email() + moves.said(version),
                    () -> {
                        World next = world.spend(Allowance.REGISTER);
                        next.parts.add(new Part.Registering(planned, world.now));
                        return next;
                    });
        }
    }

    private Registration at(Registration person) {
        return new Registration(
                person.key(),
                person.id(),
                person.person(),
                person.choices(),
                person.consent(),
                person.status(),
                world.now,
                world.now,
                null,
                Map.of(),
                null,
                0,
                null,
                null,
                person.expiresAt());
    }

    private void put(int place, Part.Registering registering) {
        String email = registering.registration().key().email().value();
        moves.may(
                "register puts " + email,
                () -> {
                    World next = Moves.without(world, place);
                    if (next.item(email).isEmpty()) {
                        next.put(email, RegistrationItem.write(registering.registration()));
                    }
                    return next;
                });
        moves.may(
                Allowance.CRASH,
                "register dies",
                () -> Moves.without(world.spend(Allowance.CRASH), place));
    }

    // Five minutes after the last mail, or its promise, at the earliest. The first time of a day
    // clears a bounce; nothing else is cleared.
    private void ask(Registration known) {
        Registration.Asked before = known.asked();
        int today =
                before != null && day(before.at()).equals(day(world.now))
                        ? before.timesThatDay()
                        : 0;
        boolean isTooSoon =
                Stream.concat(
                                Stream.of(known.registeredAt()),
                                Stream.concat(
                                        known.mails().values().stream().map(MailRecord::at),
                                        before == null ? Stream.of() : Stream.of(before.at())))
                        .anyMatch(last -> world.now.isBefore(last.plus(Duration.ofMinutes(5))));
        boolean isSuppressed =
                known.attention() != null && (known.attention() != Attention.BOUNCED || today > 0);
        if (isTooSoon || isSuppressed || known.status() != Registration.Status.REGISTERED) {
            return;
        }
        Registration.Asked asked = new Registration.Asked(world.now, today + 1);
        for (int version : moves.freshVersions()) {
            Registration after =
                    Plan.planned(moves.webinar(version), known.withAsked(asked), world.now);
            moves.may(
                    Allowance.ASK,
                    known.key().email() + " asks to be mailed again" + moves.said(version),
                    () -> {
                        World next = world.spend(Allowance.ASK);
                        next.parts.add(
                                new Part.Asking(Registrations.asking(known, after), world.now));
                        return next;
                    });
        }
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private void asked(int place, Part.Asking asking) {
        moves.may(
                "register stores that a mail was asked for",
                () -> {
                    World next = Moves.without(world, place);
                    Moves.write(next, asking.change(), moves.ways());
                    return next;
                });
        moves.may(
                Allowance.CRASH,
                "register dies",
                () -> Moves.without(world.spend(Allowance.CRASH), place));
    }

    private void cancel(Registration known) {
        if (known.status() != Registration.Status.REGISTERED) {
            return;
        }
        moves.may(
                Allowance.CANCEL,
                known.key().email() + " cancels",
                () -> {
                    World next = world.spend(Allowance.CANCEL);
                    Map<String, AttributeValue> item =
                            new HashMap<>(next.item(known.key().email().value()));
                    item.put("status", AttributeValue.fromS(Registration.Status.CANCELLED.name()));
                    item.put("changedAt", Attributes.instant(world.now));
                    item.keySet().removeAll(Set.of("nextMail", "nextMailAt"));
                    item.remove("agendaShard");
                    next.put(known.key().email().value(), item);
                    return next;
                });
    }

    private World erased(Registration known) {
        World next = world.spend(Allowance.ERASE);
        next.erase(known);
        return next;
    }
}
