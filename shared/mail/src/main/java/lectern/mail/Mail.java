package lectern.mail;

import lectern.registration.EmailAddress;

/**
 * A mail, ready to be sent.
 *
 * @param from the bare address it comes from
 * @param to the one recipient
 * @param mime the whole message (RFC 5322), with its headers
 */
@SuppressWarnings("ArrayRecordComponent") // Copied on the way in and out; nobody compares mails.
public record Mail(EmailAddress from, EmailAddress to, byte[] mime) {
    public Mail {
        mime = mime.clone();
    }

    @Override
    public byte[] mime() {
        return mime.clone();
    }
}
