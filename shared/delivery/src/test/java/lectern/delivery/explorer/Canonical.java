package lectern.delivery.explorer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lectern.delivery.Sent;
import lectern.delivery.Step;
import lectern.progress.Rewrite;
import lectern.progress.SesEvent;
import lectern.registration.Change;
import lectern.registration.Claim;
import lectern.registration.Condition;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import lectern.registration.Written;
import org.jspecify.annotations.Nullable;

/**
 * A world as a text that two worlds share where nothing can tell them apart: workers without an
 * order, tokens by what they are on, of a mail's moment only what is compared with it.
 */
final class Canonical {
    private final Scenario scenario;
    private final World world;
    private final StringBuilder text = new StringBuilder(200);

    private Canonical(Scenario scenario, World world) {
        this.scenario = scenario;
        this.world = world;
    }

    static String of(World world, Scenario scenario) {
        return new Canonical(scenario, world).write();
    }

    private String write() {
        at(world.now);
        world.items
                .keySet()
                .forEach(email -> {
                    text.append('\n').append(email);
                    registration(world.registration(email).orElseThrow());
                });
        text.append("\nv");
        world.versions.stream().skip(1).forEach(this::at);
        text.append(world.seen);
        at(world.walkAt);
        sorted(world.parts.stream().map(this::part).toList());
        sorted(world.flights.stream().map(this::flight).toList());
        sorted(world.attempts.stream().map(this::attempt).toList());
        text.append('\n').append(new TreeMap<>(world.left).values());
        text.append(world.hints);
        text.append(world.indexed.size());
        text.append(world.unwanted.isEmpty() ? "" : new TreeMap<>(named()));
        return text.toString();
    }

    private Map<String, Long> named() {
        Map<String, Long> named = new TreeMap<>();
        world.unwanted.forEach((id, since) -> named.put(id.value(), seconds(since)));
        return named;
    }

    private void sorted(List<String> parts) {
        List<String> all = new ArrayList<>(parts);
        all.sort(null);
        text.append('\n').append(all);
    }

    private String part(Part part) {
        return new Canonical(scenario, world).written(part);
    }

    private String written(Part part) {
        switch (part) {
            case Part.Worker worker -> worker(worker);
            case Part.Registering registering -> {
                text.append('R');
                registration(registering.registration());
            }
            case Part.Asking asking -> text.append('A').append(asking.change());
            case Part.Telling telling -> {
                text.append('T').append(event(telling.event()));
                at(telling.before());
                rewrite(telling.rewrite());
            }
            case Part.Walking walking -> {
                text.append('W').append(walking.version()).append(walking.next());
                text.append(walking.hasWritten());
                walking.rewrite().ifPresent(this::rewrite);
            }
        }
        if (scenario.isPrompt()) {
            at(part.since());
        }
        return text.toString();
    }

    private void worker(Part.Worker worker) {
        text.append(worker.life());
        at(worker.deadline().hardEnd());
        switch (worker.step()) {
            case Step.Slot(var due, var read) -> {
                text.append("slot").append(due.kind());
                registration(read);
            }
            case Step.Claiming(var due, var take, var webinar) -> {
                text.append("claim").append(due.kind());
                registration(take.read());
                claim(take.claim());
                webinar(webinar);
                dueBy(worker.change().orElseThrow());
                worker.answer().ifPresent(this::answer);
            }
            case Step.Send(var claimed, var claim, var webinar) -> {
                text.append("send");
                registration(claimed);
                claim(claim);
                webinar(webinar);
            }
            case Step.Settle(var rewrite, var claim, var sent, var webinar, _, _) -> {
                text.append("settle");
                rewrite(rewrite);
                claim(claim);
                webinar(webinar);
                text.append(
                        sent instanceof Sent.Accepted(var id)
                                ? id
                                : sent.getClass().getSimpleName());
            }
            case Step.Store(var rewrite, _) -> {
                text.append("store");
                rewrite(rewrite);
            }
            case Step.Read _, Step.Done _ -> throw new IllegalStateException("not waited in");
        }
    }

    // When a claim was decided counts only in what it writes.
    private void dueBy(Change change) {
        for (Condition condition : change.conditions()) {
            if (condition instanceof Condition.AtMost(_, var value)) {
                text.append(value.s());
            }
        }
    }

    private void answer(Written answer) {
        switch (answer) {
            case Written.Yes(var now) -> {
                text.append("yes");
                registration(now);
            }
            case Written.No(var found) -> {
                text.append("no");
                found.ifPresent(this::registration);
            }
        }
    }

    private void rewrite(Rewrite rewrite) {
        registration(rewrite.before());
        registration(rewrite.after());
    }

    private void registration(Registration registration) {
        text.append('(').append(registration.id());
        text.append(registration.status());
        at(registration.changedAt());
        Registration.Asked asked = registration.asked();
        if (asked != null) {
            text.append('?').append(asked.timesThatDay());
            at(asked.at());
        }
        for (MailKind kind : MailKind.values()) {
            MailRecord record = registration.mails().get(kind);
            if (record != null) {
                text.append(kind).append(record.status());
                text.append(record.messageId()).append(record.revision());
                text.append(asked == null || record.at().isBefore(asked.at()) ? '<' : '>');
                soonAsked(record.at());
            }
        }
        NextMail next = registration.nextMail();
        if (next != null) {
            text.append('n').append(next.kind());
            at(next.at());
        }
        text.append('#').append(registration.attempts());
        claim(registration.claim());
        text.append(registration.attention());
        at(registration.expiresAt());
        text.append(')');
    }

    // Whether one may be mailed again depends on the last mail, for five minutes.
    private void soonAsked(Instant at) {
        if (world.left(Allowance.ASK) > 0 && at.isAfter(world.now.minus(Duration.ofMinutes(5)))) {
            at(at);
        }
    }

    private void claim(@Nullable Claim claim) {
        if (claim != null) {
            text.append('c').append(claim.kind()).append(claim.revision());
            text.append(claim.first()).append(claim.attempt()).append(claim.token());
            at(claim.leaseUntil());
        }
    }

    private void webinar(Webinar webinar) {
        text.append('v').append(webinar.revision());
        text.append(webinar.startsAt()).append(webinar.status());
    }

    private String flight(Flight flight) {
        return event(flight.event()) + (flight.isLate() ? "late" : seconds(flight.before()));
    }

    // Whether somebody has asked since a bounce decides what it means.
    private String event(SesEvent event) {
        return event.type()
                + event.messageId()
                + (scenario.allowed().containsKey(Allowance.ASK)
                                && event.type() == SesEvent.Type.PERMANENT_BOUNCE
                        ? seconds(event.at())
                        : "");
    }

    private String attempt(Attempt attempt) {
        return attempt.messageId()
                + attempt.mail().kind()
                + attempt.mail().revision()
                + seconds(attempt.mail().asked())
                + attempt.requests()
                + attempt.accepted()
                + attempt.isKnown()
                + attempt.isEventLost()
                + attempt.isRejected()
                + attempt.isSettled()
                + (attempt.isKnown() ? "" : seconds(attempt.graceEnd()));
    }

    private void at(Instant moment) {
        text.append('@').append(seconds(moment));
    }

    private long seconds(Instant moment) {
        return moment.equals(Instant.MAX) || moment.equals(Instant.EPOCH)
                ? -1
                : Duration.between(scenario.begin(), moment).toSeconds();
    }
}
