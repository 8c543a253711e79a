package lectern.delivery;

import lectern.registration.MailKind;
import lectern.registration.RegistrationKey;

/** A hint that this registration's mail of this kind is due. */
public record DueKey(RegistrationKey key, MailKind kind) {}
