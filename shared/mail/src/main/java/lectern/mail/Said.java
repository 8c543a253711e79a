package lectern.mail;

import org.jspecify.annotations.Nullable;

/**
 * Words in a mail.
 *
 * @param text one line, without control characters
 * @param lang the BCP 47 tag of the language they are in, where it is not the mail's own
 */
public record Said(String text, @Nullable String lang) {
    public Said {
        text = oneLine(text);
    }

    static Said of(String text) {
        return new Said(text, null);
    }

    /** The text without line ends and control characters, which an organiser may have pasted in. */
    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cc}\u2028\u2029]+", " ").strip();
    }
}
