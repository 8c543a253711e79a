package lectern.token;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A token, from a mail or from anybody who tries: URL-safe Base64 without padding.
 *
 * <p>Its octets: two that name the key, twelve of nonce, the sealed words, sixteen of tag (AES-GCM,
 * NIST SP 800-38D). The sealed words are the webinar, a line end and the e-mail address, so a token
 * has at most 120 characters where webinar and address together have at most 59. {@code
 * iuc-city-to-city-4} leaves 41 for the address, which nearly all of them keep to; the longest
 * address there may be makes 440.
 */
public record Token(String value) {
    static final int KEY_OCTETS = 2;
    static final int NONCE_OCTETS = 12;
    static final int TAG_OCTETS = 16;

    /** The longest webinar and the longest address there may be. */
    private static final int MOST = KEY_OCTETS + NONCE_OCTETS + 64 + 1 + 254 + TAG_OCTETS;

    /** The token, where the text has the shape of one. */
    public static Optional<Token> of(String text) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(text);
            boolean fits =
                    octets.length > KEY_OCTETS + NONCE_OCTETS + TAG_OCTETS && octets.length <= MOST;
            return fits ? Optional.of(new Token(text)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static Token ofOctets(byte[] octets) {
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    byte[] octets() {
        return Base64.getUrlDecoder().decode(value);
    }

    /** The number of the key that it says it was sealed with. */
    int key() {
        return Short.toUnsignedInt(ByteBuffer.wrap(octets()).getShort());
    }

    @Override
    public String toString() {
        return value;
    }
}
