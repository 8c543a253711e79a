package lectern.registration;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of mail a registrant gets. The word is stored, tagged and logged. */
public enum MailKind {
    /** At once: you are registered, and when the link comes. */
    CONFIRMATION("confirmation"),
    /** On the morning: the join link. For a late registrant it confirms as well. */
    LINK("link"),
    /** On request: what the person should have by now. */
    RESEND("resend");

    private final String word;

    MailKind(String word) {
        this.word = word;
    }

    /** The word in tables, tags and logs; also the beginning of its four attributes. */
    public String word() {
        return word;
    }

    public static Optional<MailKind> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
