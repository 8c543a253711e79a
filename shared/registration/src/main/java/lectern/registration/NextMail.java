package lectern.registration;

import java.time.Instant;

/** What is still to be sent to a registration, and from when on. */
public record NextMail(MailKind kind, Instant at) {}
