package lectern.register.pages;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import lectern.language.Cities;
import lectern.language.Language;
import lectern.language.Nights;
import lectern.language.Spoken;
import lectern.language.Texts;

/** What the pages and the answers to programs say, in one language. */
public final class Words {
    private final Texts texts;
    private final Cities cities;
    private final Nights nights;
    private final Spoken spoken;

    private Words(Language language) {
        this.texts = Texts.of(Words.class, "words", language);
        this.cities = Cities.of(language);
        this.nights = Nights.of(language);
        this.spoken = Spoken.of(language);
    }

    static Words in(Language language) {
        return new Words(language);
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

    Nights nights() {
        return nights;
    }

    /**
     * The spoken language as it stands after {@code held in} or {@code interpreted into}. Where
     * readers inflect it, the texts have the forms; a language without one stands as it is.
     *
     * @param form {@code in} or {@code into}
     * @param code ISO 639
     */
    String spoken(String form, String code) {
        String key = form + "." + code;
        return texts.keys().contains(key)
                ? texts.get(key)
                : texts.get(form, "language", spoken.name(code));
    }

    private String separator(int index, int size) {
        return index == 0 ? "" : texts.get(index == size - 1 ? "list.and" : "list.comma");
    }
}
