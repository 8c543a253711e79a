package lectern.language;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What readers of one language call the city of a time zone, as CLDR says. */
public final class Cities {
    private final Map<String, String> names;
    private final Map<String, String> aliases;
    private final Map<String, String> merged;

    private Cities(
            Map<String, String> names, Map<String, String> aliases, Map<String, String> merged) {
        this.names = names;
        this.aliases = aliases;
        this.merged = merged;
    }

    /** Reads the cities in this language, and no other's. */
    public static Cities of(Language language) {
        return new Cities(
                NameFile.read("cities_" + language.tag() + ".properties"),
                NameFile.read("zone-aliases.properties"),
                NameFile.read("zone-merges.properties"));
    }

    /**
     * The zone's city: 東京 for {@code Asia/Tokyo} in Japanese. An alias has the city of what it
     * stands for; a zone that is no place ({@code UTC}, {@code Etc/GMT+3}, {@code +09:00}) is
     * called by its id.
     */
    public String name(ZoneId zone) {
        String id = zone.getId();
        return names.getOrDefault(aliases.getOrDefault(id, id), id);
    }

    /**
     * The zones to choose from, ordered by city as readers expect it: one of those in the same
     * country whose clocks have been the same since 2020, the best known.
     */
    public List<ZoneId> zones() {
        return names.keySet().stream()
                .filter(id -> !merged.containsKey(id))
                .map(ZoneId::of)
                .toList();
    }

    /**
     * The one of {@link #zones()} that shows the same clock in the same country; the zone itself
     * where it is no place.
     */
    public ZoneId listed(ZoneId zone) {
        String id = aliases.getOrDefault(zone.getId(), zone.getId());
        return names.containsKey(id) ? ZoneId.of(merged.getOrDefault(id, id)) : zone;
    }
}
