package lectern.mail;

import lectern.registration.EmailAddress;

/**
 * A mail, ready to be sent.
 *
 * @param from the bare address it comes from
 * @param to the one recipient
 * @param mime the whole message (RFC 5322) with its headers; ASCII, lines end with CRLF
 */
public record Mail(EmailAddress from, EmailAddress to, String mime) {}
