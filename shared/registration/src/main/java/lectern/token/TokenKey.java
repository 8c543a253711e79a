package lectern.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import lectern.registration.EmailAddress;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationKey;
import lectern.registration.WebinarId;

/**
 * Seals and opens tokens.
 *
 * <p>The nonce is not drawn but computed: an HMAC of webinar, address and id under a key of its
 * own. So the same registration always has the same token, two that differ never share a nonce, and
 * the id is bound in without being carried, which keeps the URL short. Whoever opens a token looks
 * the registration up and asks {@link #isTokenOf} whether it is still the same one.
 */
public final class TokenKey {
    /** Half of it for AES-256, half for the HMAC. */
    static final int SECRET_OCTETS = 64;

    private static final String LINE = "\n";

    private final int number;
    private final SecretKeySpec cipherKey;
    private final SecretKeySpec macKey;

    /**
     * @param number 0 to 65535; stands in every token
     * @param secret 64 random octets
     */
    public TokenKey(int number, byte[] secret) {
        if (number < 0 || number > 0xffff || secret.length != SECRET_OCTETS) {
            throw new IllegalArgumentException("not a key: number " + number);
        }
        this.number = number;
        this.cipherKey = new SecretKeySpec(secret, 0, SECRET_OCTETS / 2, "AES");
        this.macKey = new SecretKeySpec(secret, SECRET_OCTETS / 2, SECRET_OCTETS / 2, "HmacSHA256");
    }

    int number() {
        return number;
    }

    public Token seal(RegistrationKey key, RegistrationId id) {
        byte[] words = ascii(key.webinar() + LINE + key.email());
        byte[] nonce = nonce(ascii(key.webinar() + LINE + key.email() + LINE + id));
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(words);
            return Token.ofOctets(
                    ByteBuffer.allocate(Token.KEY_OCTETS + nonce.length + sealed.length)
                            .put(name())
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** Whose token this is; empty unless this key sealed it, every bit of it. */
    Optional<RegistrationKey> open(Token token) {
        byte[] octets = token.octets();
        int words = Token.KEY_OCTETS + Token.NONCE_OCTETS;
        try {
            byte[] nonce = Arrays.copyOfRange(octets, Token.KEY_OCTETS, words);
            byte[] opened =
                    cipher(Cipher.DECRYPT_MODE, nonce)
                            .doFinal(octets, words, octets.length - words);
            String[] parts = new String(opened, StandardCharsets.US_ASCII).split(LINE, -1);
            return Optional.of(
                    new RegistrationKey(new WebinarId(parts[0]), new EmailAddress(parts[1])));
        } catch (AEADBadTagException forged) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** Whether it was sealed for this very registration, not for an erased one before it. */
    boolean isTokenOf(Token token, RegistrationKey key, RegistrationId id) {
        return seal(key, id).equals(token);
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, cipherKey, new GCMParameterSpec(Token.TAG_OCTETS * 8, nonce));
        cipher.updateAAD(name());
        return cipher;
    }

    private byte[] nonce(byte[] words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(macKey);
            return Arrays.copyOf(mac.doFinal(words), Token.NONCE_OCTETS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private byte[] name() {
        return ByteBuffer.allocate(Token.KEY_OCTETS).putShort((short) number).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
