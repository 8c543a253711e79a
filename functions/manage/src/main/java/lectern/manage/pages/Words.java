package lectern.manage.pages;

import java.time.ZoneId;
import java.util.List;
import lectern.language.Cities;
import lectern.language.Countries;
import lectern.language.Language;
import lectern.language.Texts;

/** What the pages say in one language, and what it calls countries and cities. */
record Words(Texts texts, Countries countries, Cities cities) {

    static Words in(Language language) {
        return new Words(
                Texts.of(Words.class, "own", language),
                Countries.of(language),
                Cities.of(language));
    }

    String get(String key, Object... fillings) {
        return texts.get(key, fillings);
    }

    String tag() {
        return texts.language().tag();
    }

    /** The text before and after the one place in it. */
    List<String> around(String key, String place) {
        return List.of(texts.get(key, place, "\n").split("\n", -1));
    }

    String country(String code) {
        return countries.all().stream()
                .filter(each -> each.code().equals(code))
                .map(Countries.Country::name)
                .findFirst()
                .orElse(code);
    }

    /** The city, and the zone's own name. */
    String zone(ZoneId zone) {
        String city = cities.name(zone);
        return city.equals(zone.getId())
                ? city
                : texts.get("stored.zone", "city", city, "zone", zone);
    }
}
