package lectern.delivery;

import lectern.progress.Rewrite;
import lectern.progress.Take;
import lectern.registration.Claim;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/** Where a worker stands with one key: the call it makes next, and what it must remember. */
public sealed interface Step {

    /** Read the registration. */
    record Read(DueKey due, boolean slotInHand) implements Step {}

    /** Nothing is to be sent now: store the plan, or that a person has to look. */
    record Store(Rewrite rewrite, boolean slotInHand) implements Step {}

    /** A mail is to be sent: wait for a slot. */
    record Slot(DueKey due, Registration read) implements Step {}

    /** A slot is there: take the claim. */
    record Claiming(DueKey due, Take take, Webinar webinar) implements Step {}

    /** The claim is ours: one call, once. */
    record Send(Registration claimed, Claim claim, Webinar webinar) implements Step {}

    /**
     * Store the outcome.
     *
     * @param webinar the last one seen
     * @param isSlotUsed whether there was a call
     * @param round how often somebody else wrote meanwhile
     */
    record Settle(
            Rewrite rewrite,
            Claim claim,
            Sent outcome,
            Webinar webinar,
            boolean isSlotUsed,
            int round)
            implements Step {}

    /**
     * At the end with this key.
     *
     * @param slotInHand whether a slot is left for the next key
     * @param isLeft whether the key stays for a later tick
     */
    record Done(boolean slotInHand, boolean isLeft) implements Step {}
}
