package lectern.register.pages;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lectern.language.Cities;
import lectern.language.Language;
import lectern.language.Texts;

/** What the pages and the answers to programs say, in one language. */
public final class Words {
    private final Texts texts;
    private final Cities cities;

    private Words(Texts texts, Cities cities) {
        this.texts = texts;
        this.cities = cities;
    }

    static Words in(Language language) {
        return new Words(Texts.of(Words.class, "words", language), Cities.of(language));
    }

    public Language language() {
        return texts.language();
    }

    /** The text, its places filled from pairs of a word and a value. */
    public String get(String key, Object... fillings) {
        return texts.get(key, fillings);
    }

    /** A moment with weekday, date, time and place. */
    public String moment(ZonedDateTime at) {
        return new Moments(this).moment(at);
    }

    /** The text before and after the one place in it. */
    List<String> around(String key, String place) {
        String[] sides = texts.get(key, place, "\n").split("\n", -1);
        return List.of(sides[0], sides[1]);
    }

    /** {@code a, b and c}. */
    String list(List<String> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> separator(i, items.size()) + items.get(i))
                .reduce("", String::concat);
    }

    String city(ZoneId zone) {
        return cities.name(zone);
    }

    /**
     * The spoken language as it stands after {@code held in} or {@code interpreted into}, which
     * some readers inflect. A language in which we write nothing is looked up in the JDK.
     *
     * @param form {@code in} or {@code into}
     * @param code ISO 639
     */
    String spoken(String form, String code) {
        String key = form + "." + code;
        return texts.keys().contains(key)
                ? texts.get(key)
                : Locale.of(code).getDisplayLanguage(Locale.forLanguageTag(language().tag()));
    }

    /** What its speakers call the spoken language. */
    static String ownName(String code) {
        return Language.ofFamily(code)
                .map(Language::ownName)
                .orElseGet(() -> Locale.of(code).getDisplayLanguage(Locale.of(code)));
    }

    private String separator(int index, int size) {
        return index == 0 ? "" : texts.get(index == size - 1 ? "list.and" : "list.comma");
    }
}
