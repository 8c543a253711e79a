package lectern.local.fault;

/**
 * What becomes of SES's events, as shares from 0 to 1.
 *
 * @param lost of the mails: nothing is ever told of them
 * @param late of the events: they come when later ones have come
 * @param repeated of the events: they come twice
 */
public record EventShares(double lost, double late, double repeated) {
    /** Each event comes once and in time. */
    public static final EventShares RELIABLE = new EventShares(0, 0, 0);
}
