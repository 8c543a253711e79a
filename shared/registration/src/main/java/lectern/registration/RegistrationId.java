package lectern.registration;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The opaque name of a registration, the only one that stands in logs, tags and calendar files. */
public record RegistrationId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public RegistrationId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("id must match " + SHAPE);
        }
    }

    /** A new one: 128 random bits. */
    public static RegistrationId random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return new RegistrationId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    @Override
    public String toString() {
        return value;
    }
}
