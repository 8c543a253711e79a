package lectern.registration;

/** Why somebody should look at a registration. Nothing is sent to one that has any. */
public enum Attention {
    BOUNCED,
    COMPLAINED,
    REFUSED,
    DOUBT
}
