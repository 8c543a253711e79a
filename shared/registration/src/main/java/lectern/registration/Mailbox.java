package lectern.registration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sender with the name people see: {@code IUC events <events@example.org>}; the name may be
 * empty.
 */
public record Mailbox(String name, EmailAddress address) {
    private static final Pattern SHAPE =
            Pattern.compile("(?:\"?([^\"<>]*?)\"?\\s*<([^<>]+)>|([^<>]+))");

    public Mailbox {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has a control character");
        }
    }

    /**
     * Reads {@code name <address>} or a bare address; throws with a sentence about what is wrong.
     */
    public static Mailbox parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be an address or: Name <address>");
        }
        return matcher.group(3) != null
                ? new Mailbox("", new EmailAddress(matcher.group(3)))
                : new Mailbox(matcher.group(1), new EmailAddress(matcher.group(2)));
    }
}
