package lectern.registration;

/** What became of a mail; there is no word for "not yet", the attribute is absent then. */
public enum MailStatus {
    SENT,
    DELIVERED,
    BOUNCED,
    COMPLAINED,
    REFUSED,
    SKIPPED
}
