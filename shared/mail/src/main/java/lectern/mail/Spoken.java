package lectern.mail;

import lectern.language.Language;
import lectern.language.Texts;

/** What readers of one language call the languages that one listens in. */
final class Spoken {
    private final Texts names;

    Spoken(Language language) {
        this.names = Texts.of(Spoken.class, "spoken", language);
    }

    /** The name of the ISO 639 code; the code itself where it is not in our list. */
    String name(String code) {
        return names.keys().contains(code) ? names.get(code) : code;
    }
}
