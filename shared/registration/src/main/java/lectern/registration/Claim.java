package lectern.registration;

import java.time.Instant;

/**
 * The lease on a registration while its mail is being sent, kept while the outcome is in doubt.
 *
 * @param revision the revision of the webinar that the mail tells
 * @param first the attempt with which this mail began
 * @param attempt the attempt that holds the claim
 * @param token random, so that the owner recognises its own claim
 * @param leaseUntil until then the owner may be at work
 */
public record Claim(
        MailKind kind, int revision, int first, int attempt, String token, Instant leaseUntil) {
    public Claim {
        if (first < 1 || attempt < first) {
            throw new IllegalArgumentException(
                    "claim with first " + first + ", attempt " + attempt);
        }
    }

    /** How often this mail was tried without a known outcome, once the lease is over. */
    public int unknownAttempts() {
        return attempt - first + 1;
    }
}
