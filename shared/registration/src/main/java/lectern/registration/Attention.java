package lectern.registration;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody should look at a registration. Nothing is sent to one that has any. From the reason
 * that evidence alone removes to the one that nothing removes but a person.
 */
public enum Attention {
    DOUBT,
    REFUSED,
    BOUNCED,
    COMPLAINED;

    /** The one that counts where both hold. */
    public static @Nullable Attention graver(@Nullable Attention one, @Nullable Attention other) {
        return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
    }

    /** What is left of a reason once the outcome of every mail is known. */
    public static @Nullable Attention withoutDoubt(@Nullable Attention why) {
        return why == DOUBT ? null : why;
    }
}
