package lectern.mail;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import lectern.language.Cities;
import lectern.language.Texts;
import lectern.language.UtcOffset;

/**
 * What readers call a time zone: by its city or, where their country has one name for it, by that;
 * never by an abbreviation.
 */
final class Places {
    private final Texts texts;
    private final Cities cities;

    Places(Texts texts, Cities cities) {
        this.texts = texts;
        this.cities = cities;
    }

    /** Empty for a zone that is no place, such as {@code UTC} or {@code +09:00}. */
    Optional<String> city(ZoneId zone) {
        return Optional.of(cities.name(zone)).filter(name -> !name.equals(zone.getId()));
    }

    /** What the whole country calls it, in that country's language: Beijing time. */
    Optional<String> commonName(ZoneId zone) {
        return cities.listed(zone).getId().equals(texts.get("zone.named"))
                ? Optional.of(texts.get("zone.name"))
                : Optional.empty();
    }

    /** For brackets after a time. */
    String place(ZonedDateTime time) {
        return name("zone.place", time);
    }

    /** For brackets in a subject. */
    String shortPlace(ZonedDateTime time) {
        return commonName(time.getZone())
                .or(() -> city(time.getZone()))
                .orElseGet(() -> offset(time));
    }

    /** For the beginning of a line. */
    String label(ZonedDateTime time) {
        return name("zone.label", time);
    }

    String offset(ZonedDateTime time) {
        return UtcOffset.of(time);
    }

    private String name(String key, ZonedDateTime time) {
        ZoneId zone = time.getZone();
        return commonName(zone)
                .or(() -> city(zone).map(city -> texts.get(key, "city", city)))
                .orElseGet(() -> offset(time));
    }
}
