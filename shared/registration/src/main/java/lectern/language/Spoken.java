package lectern.language;

import java.util.Map;

/** What readers of one language call the languages that one listens in, as CLDR says. */
public final class Spoken {
    private final Map<String, String> names;

    private Spoken(Map<String, String> names) {
        this.names = names;
    }

    public static Spoken of(Language language) {
        return new Spoken(NameFile.read("spoken_" + language.tag() + ".properties"));
    }

    /** The name of the ISO 639 code; the code itself where it is not in our list. */
    public String name(String code) {
        return names.getOrDefault(code, code);
    }

    /** What its speakers call it; the code itself where it is not in our list. */
    public static String ownName(String code) {
        return OwnNames.ALL.getOrDefault(code, code);
    }

    /** Read when the first is needed. */
    private static final class OwnNames {
        static final Map<String, String> ALL = NameFile.read("spoken-own.properties");
    }
}
