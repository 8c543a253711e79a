package lectern.mail;

import java.util.Optional;
import java.util.stream.Stream;
import lectern.language.Cities;
import lectern.language.Language;
import lectern.language.Nights;
import lectern.language.Spoken;
import lectern.language.Texts;

/** Everything that makes up one language: the texts, and how dates, places and lists are said. */
record Wording(Texts texts, Dates dates, Places places, Spoken spoken) {

    static Wording of(Language language) {
        Texts texts = Texts.of(Wording.class, "letter", language);
        return new Wording(
                texts,
                new Dates(texts, Nights.of(language)),
                new Places(texts, Cities.of(language)),
                Spoken.of(language));
    }

    String get(String key, Object... fillings) {
        return texts.get(key, fillings);
    }

    /** "Madrid, Brussels, UTC+01:00": what there is, each once. */
    String list(Stream<String> parts) {
        Optional<String> list =
                parts.distinct().reduce((a, b) -> get("date.pair", "first", a, "second", b));
        return list.orElse("");
    }
}
