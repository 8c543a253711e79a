package lectern.manage.pages;

import java.util.Locale;

/** Why there is no page. The word is in the texts' keys. */
public enum Refusal {
    UNKNOWN,
    OTHER_METHOD,
    AWAY;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
