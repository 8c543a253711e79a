package lectern.delivery;

/**
 * What SES lets the account send.
 *
 * @param rate mails a second
 * @param dayQuota mails in 24 hours; negative for no limit
 * @param sentInLastDay how many of these have been sent
 * @param isSandboxed whether it mails only addresses that were verified
 */
public record Allowance(double rate, double dayQuota, double sentInLastDay, boolean isSandboxed) {
    /** Where SES has never said: as slow as it lets anybody be, and no quota that is known. */
    static final Allowance UNKNOWN = new Allowance(1, -1, 0);

    private static final double SLOWEST = 0.01;

    public Allowance {
        rate = Math.max(rate, SLOWEST);
    }

    /** Of an account that may mail anybody. */
    public Allowance(double rate, double dayQuota, double sentInLastDay) {
        this(rate, dayQuota, sentInLastDay, false);
    }
}
