package lectern.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.impl.ZoneMeta;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.BasicTimeZone;
import com.ibm.icu.util.Output;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.TimeZoneTransition;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The names and zones we ship are what CLDR says in the version of ICU that the root pom names.
 * With {@code -Daccept=true} the files are written instead of compared.
 */
class CldrDataTest {
    private static final String ACCEPT =
            "./mvnw -pl shared/registration test -Dtest=CldrDataTest -Daccept=true";

    private static final Path FOLDER =
            Path.of(
                    System.getProperty("lectern.root"),
                    "shared/registration/src/main/resources/lectern/language");

    private static final String HEAD =
            """
            # From Unicode CLDR 48. Copyright © 1991-2025 Unicode, Inc. SPDX-License-Identifier: Unicode-3.0
            # (UNICODE-LICENSE.txt beside this file). Made by CldrDataTest: do not edit.
            """;

    /**
     * Zones of one country that show the same clock are merged into those named here, and the first
     * of them speaks for its country. No data says which city is best known, so people do.
     */
    private static final List<String> BEST_KNOWN =
            List.of(
                    "America/Anchorage",
                    "America/Argentina/Buenos_Aires",
                    "America/Chicago",
                    "America/Dawson_Creek",
                    "America/Denver",
                    "America/Edmonton",
                    "America/Halifax",
                    "America/Manaus",
                    "America/Mexico_City",
                    "America/New_York",
                    "America/Regina",
                    "America/Rio_Branco",
                    "America/Sao_Paulo",
                    "America/Toronto",
                    "America/Whitehorse",
                    "America/Winnipeg",
                    "Antarctica/Palmer",
                    "Asia/Almaty",
                    "Asia/Aqtobe",
                    "Asia/Hebron",
                    "Asia/Gaza",
                    "Asia/Jakarta",
                    "Asia/Kamchatka",
                    "Asia/Kuala_Lumpur",
                    "Asia/Magadan",
                    "Asia/Nicosia",
                    "Asia/Novosibirsk",
                    "Asia/Tashkent",
                    "Asia/Vladivostok",
                    "Asia/Yakutsk",
                    "Australia/Adelaide",
                    "Australia/Brisbane",
                    "Australia/Sydney",
                    "Australia/Melbourne",
                    "Europe/Berlin",
                    "Europe/Lisbon",
                    "Europe/Madrid",
                    "Europe/Moscow",
                    "Europe/Samara",
                    "Pacific/Majuro",
                    "Pacific/Pohnpei");

    /**
     * The languages that events are interpreted into: Europe's official ones and the world's large.
     */
    private static final List<String> SPOKEN =
            List.of(
                    """
                    ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja
                    ko lt lv mk ms mt nl no pl pt ro ru sk sl sq sr sv sw th tr uk ur vi zh
                    """
                            .strip()
                            .split("\\s+"));

    /** No webinar is older than the sample of 2020; ICU's rules are looked at to 2040. */
    private static final Instant SINCE = Instant.parse("2020-01-01T00:00:00Z");

    private static final Instant UNTIL = Instant.parse("2040-01-01T00:00:00Z");

    private static final SortedMap<String, String> WANTED = wanted();

    static Stream<String> files() {
        return WANTED.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatWeShipIsWhatCldrSays(String file) throws IOException {
        String wanted = HEAD + WANTED.get(file);
        Path path = FOLDER.resolve(file);
        if (Boolean.getBoolean("accept")) {
            Files.writeString(path, wanted);
        }
        assertThat(Files.exists(path) ? Files.readString(path) : "")
                .as("%s is not what CLDR says. To take what it says: %s", path, ACCEPT)
                .isEqualTo(wanted);
    }

    private static SortedMap<String, String> wanted() {
        SortedMap<String, String> files = new TreeMap<>();
        for (Language language : Language.values()) {
            ULocale locale = ULocale.forLanguageTag(language.tag());
            files.put("cities_" + language.tag() + ".properties", cities(locale));
            files.put("countries_" + language.tag() + ".properties", countries(locale));
            files.put("spoken_" + language.tag() + ".properties", spoken(locale));
        }
        files.put("spoken-own.properties", ownNames());
        files.put("zone-aliases.properties", lines(aliases()));
        files.put("zone-merges.properties", lines(merges()));
        files.put("country-zones.properties", lines(countryZones()));
        return files;
    }

    private static String cities(ULocale locale) {
        TimeZoneNames names = TimeZoneNames.getInstance(locale);
        Map<String, String> cities = new TreeMap<>();
        for (String zone : zones()) {
            cities.put(iana(zone), names.getExemplarLocationName(zone));
        }
        return lines(ordered(cities, locale));
    }

    private static String countries(ULocale locale) {
        LocaleDisplayNames names = LocaleDisplayNames.getInstance(locale);
        Map<String, String> countries = new TreeMap<>();
        for (String code : codes()) {
            countries.put(code, names.regionDisplayName(code));
        }
        return lines(ordered(countries, locale));
    }

    private static String spoken(ULocale locale) {
        LocaleDisplayNames names = LocaleDisplayNames.getInstance(locale);
        Map<String, String> spoken = new TreeMap<>();
        SPOKEN.forEach(code -> spoken.put(code, names.languageDisplayName(code)));
        return lines(spoken);
    }

    /** As they stand in a list to choose from. */
    private static String ownNames() {
        Map<String, String> spoken = new TreeMap<>();
        for (String code : SPOKEN) {
            spoken.put(
                    code,
                    LocaleDisplayNames.getInstance(
                                    ULocale.forLanguageTag(code),
                                    DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU)
                            .languageDisplayName(code));
        }
        return lines(spoken);
    }

    /** What else people and systems call a zone: links of tzdata, and CLDR's own old ids. */
    private static Map<String, String> aliases() {
        Map<String, String> aliases = new TreeMap<>();
        Set<String> cities = zones();
        for (String id : TimeZone.getAvailableIDs(SystemTimeZoneType.ANY, null, null)) {
            String canonical = TimeZone.getCanonicalID(id);
            if (cities.contains(canonical)
                    && !iana(canonical).equals(id)
                    && ZoneId.getAvailableZoneIds().contains(id)) {
                aliases.put(id, iana(canonical));
            }
        }
        return aliases;
    }

    private static Map<String, String> merges() {
        Map<String, String> merges = new TreeMap<>();
        for (List<String> same : sameClocks(zones())) {
            List<String> known = BEST_KNOWN.stream().filter(same::contains).toList();
            if (same.size() > 1) {
                assertThat(known).as("name in BEST_KNOWN the best known of %s", same).isNotEmpty();
                same.stream()
                        .filter(id -> !known.contains(id))
                        .forEach(id -> merges.put(id, known.getFirst()));
            }
        }
        return merges;
    }

    private static Map<String, String> countryZones() {
        Map<String, String> byCode = new TreeMap<>();
        for (String code : codes()) {
            byCode.put(code, code.equals("XK") ? "Europe/Belgrade" : zoneOf(code));
        }
        return byCode;
    }

    private static String zoneOf(String code) {
        Set<String> zones =
                TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, code, null);
        for (String zone : zones) {
            Output<Boolean> primary = new Output<>();
            if (code.equals(ZoneMeta.getCanonicalCountry(zone, primary)) && primary.value) {
                return iana(zone);
            }
        }
        Collection<List<String>> clocks = sameClocks(zones);
        if (clocks.size() != 1) {
            return "";
        }
        List<String> same = clocks.iterator().next();
        return BEST_KNOWN.stream().filter(same::contains).findFirst().orElse(same.getFirst());
    }

    /** The zones, grouped by country and by what their clocks show. */
    private static Collection<List<String>> sameClocks(Collection<String> zones) {
        Map<String, List<String>> same = new TreeMap<>();
        for (String zone : zones) {
            same.computeIfAbsent(TimeZone.getRegion(zone) + clock(zone), _ -> new ArrayList<>())
                    .add(iana(zone));
        }
        return same.values();
    }

    private static String clock(String zone) {
        BasicTimeZone rules = (BasicTimeZone) TimeZone.getTimeZone(zone);
        long at = SINCE.toEpochMilli();
        int offset = rules.getOffset(at);
        StringBuilder clock = new StringBuilder().append(offset);
        for (TimeZoneTransition next = rules.getNextTransition(at, false);
                next != null && next.getTime() < UNTIL.toEpochMilli();
                next = rules.getNextTransition(at, false)) {
            at = next.getTime();
            if (rules.getOffset(at) != offset) {
                offset = rules.getOffset(at);
                clock.append(' ').append(at).append(' ').append(offset);
            }
        }
        return clock.toString();
    }

    private static Set<String> zones() {
        return new TreeSet<>(
                TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null));
    }

    private static String iana(String zone) {
        return TimeZone.getIanaID(zone);
    }

    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>(List.of(Locale.getISOCountries()));
        codes.add("XK");
        return codes;
    }

    private static Map<String, String> ordered(Map<String, String> names, ULocale locale) {
        Comparator<@Nullable Object> collator = Collator.getInstance(locale);
        Map<String, String> ordered = new LinkedHashMap<>();
        names.entrySet().stream()
                .sorted((one, other) -> collator.compare(one.getValue(), other.getValue()))
                .forEach(name -> ordered.put(name.getKey(), name.getValue()));
        return ordered;
    }

    private static String lines(Map<String, String> pairs) {
        StringBuilder lines = new StringBuilder();
        pairs.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        return lines.toString();
    }
}
