package lectern.registration;

import java.util.Optional;

/**
 * A normalised address, as it is the key of a registration and as SES takes it: ASCII, lower case,
 * one {@code @}, at most 254 characters (RFC 5321, 4.5.3.1).
 *
 * <p>What a person types becomes one of these in {@code functions/register}.
 */
public record EmailAddress(String value) {
    public EmailAddress {
        int at = value.indexOf('@');
        if (at < 1 || at != value.lastIndexOf('@') || at == value.length() - 1) {
            throw new IllegalArgumentException("an address needs one @ between two parts");
        }
        if (value.length() > 254) {
            throw new IllegalArgumentException("an address has at most 254 characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c >= 0x7f || (c >= 'A' && c <= 'Z')) {
                throw new IllegalArgumentException("an address is lower-case ASCII without spaces");
            }
        }
    }

    /** The address, where the text is one. */
    public static Optional<EmailAddress> of(String value) {
        try {
            return Optional.of(new EmailAddress(value));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
