package lectern.language;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The countries and regions of ISO 3166-1, and Kosovo, with the names CLDR has for them. */
public final class Countries {
    private final List<Country> all;

    private Countries(List<Country> all) {
        this.all = all;
    }

    /**
     * A country or region in one language.
     *
     * @param code ISO 3166-1 alpha-2, or XK
     */
    public record Country(String code, String name) {}

    /** Reads the countries in this language, and no other's. */
    public static Countries of(Language language) {
        return new Countries(
                NameFile.read("countries_" + language.tag() + ".properties").entrySet().stream()
                        .map(line -> new Country(line.getKey(), line.getValue()))
                        .toList());
    }

    /** All of them, ordered by name as readers expect it. */
    public List<Country> all() {
        return all;
    }

    /** Whether this is an assigned ISO 3166-1 alpha-2 code, in upper case, or XK. */
    public static boolean isCode(String alpha2) {
        return Zones.BY_CODE.containsKey(alpha2);
    }

    /**
     * The zone of a country, where one is right for nearly everybody in it: its only one, or the
     * one that CLDR calls primary ({@code Europe/Madrid} for Spain). None for the United States.
     */
    public static Optional<ZoneId> zone(String alpha2) {
        return Optional.ofNullable(Zones.BY_CODE.get(alpha2))
                .filter(id -> !id.isEmpty())
                .map(ZoneId::of);
    }

    /** Read when first asked for. */
    private static final class Zones {
        static final Map<String, String> BY_CODE = NameFile.read("country-zones.properties");
    }
}
