package lectern.register;

import java.util.Locale;

/** What can be wrong with a field. The word is the code that programs get. */
enum Fault {
    REQUIRED,
    TOO_LONG,
    CHARACTERS,
    WEB_ADDRESS,
    NO_ADDRESS,
    LOCAL_PART_TOO_LONG,
    LOCAL_PART_NOT_ASCII,
    NOT_A_CHOICE,
    REPEATED,
    NOT_TEXT,
    NOT_TRUE_OR_FALSE,
    NOT_A_LIST,
    UNKNOWN_FIELD,
    ONCE_MORE;

    /** The word in answers, and the end of its text's key. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
