package lectern.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lectern.registration.Attributes;
import lectern.registration.Change;
import lectern.registration.Claim;
import lectern.registration.Condition;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import lectern.registration.Written;
import org.jspecify.annotations.Nullable;

/**
 * A claim to be taken on a registration as it was read: on condition that it still has the attempts
 * and the claim that were read, and is due. It does not touch the index.
 */
public record Take(Registration read, Claim claim) {
    /** Clocks of two machines may differ by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /** What to write. */
    public Change change(Instant now) {
        return new Change(
                read.key(),
                List.of(
                        new Condition.Is("id", Attributes.s(read.id().value())),
                        new Condition.AtMost(
                                "nextMailAt", Attributes.instant(now.plus(CLOCK_SKEW))),
                        Condition.same(
                                "attempts",
                                read.attempts() == 0 ? null : Attributes.n(read.attempts())),
                        sameClaim(read.claim())),
                Map.of(
                        "claim", RegistrationItem.claim(claim),
                        "attempts", Attributes.n(claim.attempt())),
                Set.of());
    }

    /** The registration with the claim; empty where somebody else was faster. */
    public Optional<Registration> claimed(Written answer) {
        return switch (answer) {
            case Written.Yes(var now) -> Optional.of(now);
            // Our own, whose answer was lost, is recognised by its token.
            case Written.No(var found) -> found.filter(now -> Rewrite.holds(now, claim));
        };
    }

    static Condition sameClaim(@Nullable Claim claim) {
        return claim == null
                ? new Condition.Absent("claim")
                : new Condition.ClaimedBy(claim.token());
    }
}
