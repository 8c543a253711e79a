package lectern.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import lectern.plan.Plan;
import lectern.progress.Progress;
import lectern.progress.Rewrite;
import lectern.progress.Take;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import lectern.registration.Written;

/**
 * What a worker does for one key: from the answer to one call to the next call, without making any.
 * {@link Delivery} makes them; a test makes every order of them.
 */
public final class Protocol {
    private final Rules rules;
    private final Supplier<String> tokens;

    /** A protocol; {@code tokens} gives each claim one that no other has. */
    public Protocol(Rules rules, Supplier<String> tokens) {
        this.rules = rules;
        this.tokens = tokens;
    }

    /** The first step; none where key and webinar alone tell that nothing can be sent now. */
    public Step begin(DueKey due, boolean slotInHand, Moment moment) {
        Optional<Webinar> webinar = moment.sendable();
        return webinar.isEmpty()
                        || (due.kind() == MailKind.LINK && isWaitingForLink(webinar.get(), moment))
                ? new Step.Done(slotInHand, true)
                : new Step.Read(due, slotInHand);
    }

    private static boolean isWaitingForLink(Webinar webinar, Moment moment) {
        return webinar.joinLink() == null
                && webinar.status() == Webinar.Status.SCHEDULED
                && moment.now().isBefore(webinar.end().plus(Webinar.LINK_AFTER_END));
    }

    // The hint may have been for another mail, or the link taken away since.
    private static boolean isWithoutLink(MailKind kind, Webinar webinar) {
        return kind == MailKind.LINK && webinar.joinLink() == null;
    }

    /** After reading: a slot where a mail is to be sent now, else the plan where it reads anew. */
    public Step read(Step.Read step, Optional<Registration> found, Moment moment) {
        if (found.isEmpty() || moment.webinar().isEmpty()) {
            return new Step.Done(step.slotInHand(), false);
        }
        Registration read = found.get();
        Webinar webinar = moment.webinar().get();
        Plan plan = rules.plan(step.due(), webinar, read, moment.now());
        return switch (plan) {
            case Plan.Send(var kind, _) when isWithoutLink(kind, webinar) ->
                    new Step.Done(step.slotInHand(), true);
            case Plan.Send _ ->
                    step.slotInHand()
                            ? claiming(step.due(), read, moment)
                            : new Step.Slot(step.due(), read);
            case Plan.InHand _ -> new Step.Done(step.slotInHand(), false);
            case Plan.GiveUp _ ->
                    store(read, Settlement.givenUp(webinar, read, moment.now()), step.slotInHand());
            case Plan.Wait _, Plan.Doubt _, Plan.Nothing _ ->
                    store(
                            read,
                            read.withPlan(plan.nextMail(), webinar.expiresAt()),
                            step.slotInHand());
        };
    }

    private static Step store(Registration before, Registration after, boolean slotInHand) {
        Rewrite rewrite = new Rewrite(before, after);
        return rewrite.change().isPresent()
                ? new Step.Store(rewrite, slotInHand)
                : new Step.Done(slotInHand, false);
    }

    /** After the plan was stored, or somebody else's was. */
    public Step stored(Step.Store step) {
        return new Step.Done(step.slotInHand(), false);
    }

    /** After waiting for a slot: the claim, if a mail is still the plan. */
    public Step slot(Step.Slot step, boolean isThere, Moment moment) {
        return isThere ? claiming(step.due(), step.read(), moment) : new Step.Done(false, true);
    }

    private Step claiming(DueKey due, Registration read, Moment moment) {
        Optional<Webinar> webinar = moment.sendable();
        if (webinar.isEmpty()
                || !(rules.plan(due, webinar.get(), read, moment.now())
                        instanceof Plan.Send(var kind, _))
                || isWithoutLink(kind, webinar.get())) {
            return new Step.Done(true, false);
        }
        Claim claim = nextClaim(webinar.get(), read, kind, moment.deadline().leaseUntil());
        return new Step.Claiming(due, new Take(read, claim), webinar.get());
    }

    private Claim nextClaim(Webinar webinar, Registration read, MailKind kind, Instant leaseUntil) {
        int attempt = read.attempts() + 1;
        Claim before = read.claim();
        int first =
                before != null && Plan.isSameMail(before, kind, webinar) ? before.first() : attempt;
        return new Claim(kind, webinar.revision(), first, attempt, tokens.get(), leaseUntil);
    }

    /**
     * After the claim: the call, if it may start now and the mail is still the plan. A claim that
     * somebody else took leaves the slot for the next key.
     */
    public Step claimed(Step.Claiming step, Written answer, Moment moment) {
        Optional<Registration> claimed = step.take().claimed(answer);
        Claim claim = step.take().claim();
        if (claimed.isEmpty()) {
            return new Step.Done(true, false);
        }
        Webinar webinar = moment.webinar().orElse(step.webinar());
        return !moment.isOver()
                        && moment.webinar().isPresent()
                        && isStillToSend(step.due(), webinar, claimed.get(), claim, moment.now())
                ? new Step.Send(claimed.get(), claim, webinar)
                : settle(
                        claimed.get(),
                        claim,
                        new Sent.NotSent("no longer to be sent", false),
                        webinar,
                        false,
                        0,
                        moment.now());
    }

    private boolean isStillToSend(
            DueKey due, Webinar webinar, Registration claimed, Claim claim, Instant now) {
        Registration unclaimed = claimed.withOutcome(claimed.mails(), null, claimed.attention());
        return Plan.isSameMail(claim, claim.kind(), webinar)
                && rules.plan(due, webinar, unclaimed, now) instanceof Plan.Send(var kind, _)
                && kind == claim.kind()
                && !isWithoutLink(kind, webinar);
    }

    /** After the call. */
    public Step sent(Step.Send step, Sent outcome, Moment moment) {
        return settle(
                step.claimed(),
                step.claim(),
                outcome,
                moment.webinar().orElse(step.webinar()),
                true,
                0,
                moment.now());
    }

    private Step settle(
            Registration current,
            Claim claim,
            Sent outcome,
            Webinar webinar,
            boolean isSlotUsed,
            int round,
            Instant now) {
        Rewrite rewrite =
                new Rewrite(current, rules.settled(outcome, claim, webinar, current, now));
        return new Step.Settle(rewrite, claim, outcome, webinar, isSlotUsed, round);
    }

    /**
     * After storing the outcome: again if somebody else wrote meanwhile and the claim is still
     * ours, as when a resend was asked for.
     */
    public Step settled(Step.Settle step, Rewrite.Result result, Moment moment) {
        if (!(result instanceof Rewrite.Result.Overtaken(var current))
                || !Rewrite.holds(current, step.claim())) {
            return new Step.Done(!step.isSlotUsed(), false);
        }
        if (step.round() == Progress.ROUNDS) {
            throw new IllegalStateException(
                    "changed faster than it could be settled: " + current.id());
        }
        return settle(
                current,
                step.claim(),
                step.outcome(),
                moment.webinar().orElse(step.webinar()),
                step.isSlotUsed(),
                step.round() + 1,
                moment.now());
    }
}
