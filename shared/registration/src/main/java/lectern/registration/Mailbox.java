package lectern.registration;

/**
 * A sender with the name people see: {@code IUC events <events@example.org>}; the name may be
 * empty.
 */
public record Mailbox(String name, EmailAddress address) {
    private static final String SHAPE = "must be an address or: Name <address>";

    public Mailbox {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw new IllegalArgumentException("has a control character");
            }
        }
    }

    /**
     * Reads {@code name <address>} or a bare address; throws with a sentence about what is wrong.
     */
    public static Mailbox parse(String text) {
        String mailbox = text.strip();
        int open = mailbox.indexOf('<');
        int close = mailbox.indexOf('>');
        if (open < 0 && close < 0) {
            return new Mailbox("", new EmailAddress(mailbox));
        }
        if (open < 0 || open != mailbox.lastIndexOf('<') || close != mailbox.length() - 1) {
            throw new IllegalArgumentException(SHAPE);
        }
        String name = unquoted(mailbox.substring(0, open).strip());
        if (name.contains("\"")) {
            throw new IllegalArgumentException(SHAPE);
        }
        return new Mailbox(name, new EmailAddress(mailbox.substring(open + 1, close)));
    }

    private static String unquoted(String name) {
        String begun = name.startsWith("\"") ? name.substring(1) : name;
        return begun.endsWith("\"") ? begun.substring(0, begun.length() - 1) : begun;
    }
}
