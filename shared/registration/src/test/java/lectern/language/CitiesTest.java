package lectern.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitiesTest {
    @ParameterizedTest
    @CsvSource({
        "ENGLISH, Asia/Tokyo, Tokyo",
        "JAPANESE, Asia/Tokyo, 東京",
        "CHINESE, Asia/Tokyo, 东京",
        "SPANISH, Asia/Tokyo, Tokio",
        "CZECH, Europe/Prague, Praha",
        "CZECH, Europe/Brussels, Brusel",
        "CHINESE, Asia/Shanghai, 上海",
        "ENGLISH, America/Sao_Paulo, São Paulo",
        "ENGLISH, America/New_York, New York",
        "ENGLISH, Europe/Kyiv, Kyiv",
        "JAPANESE, America/Los_Angeles, ロサンゼルス"
    })
    void aZoneIsCalledByItsCityInTheLanguageOfTheReader(
            Language language, String zone, String city) {
        assertThat(Cities.of(language).name(ZoneId.of(zone))).isEqualTo(city);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Calcutta, Kolkata",
        "Asia/Kolkata, Kolkata",
        "US/Pacific, Los Angeles",
        "Europe/Kiev, Kyiv",
        "America/Buenos_Aires, Buenos Aires",
        "America/Godthab, Nuuk",
        "PRC, Shanghai",
        "Japan, Tokyo",
        "Asia/Chongqing, Shanghai",
        "GB, London"
    })
    void anAliasHasTheCityOfWhatItStandsFor(String alias, String city) {
        assertThat(Cities.of(Language.ENGLISH).name(ZoneId.of(alias))).isEqualTo(city);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTC", "Z", "Etc/UTC", "Etc/GMT+3", "GMT", "+09:00", "UTC+01:00", "GMT0"})
    void aZoneThatIsNoPlaceIsCalledByItsId(String id) {
        Cities cities = Cities.of(Language.JAPANESE);

        assertThat(cities.name(ZoneId.of(id))).isEqualTo(id);
        assertThat(cities.listed(ZoneId.of(id))).isEqualTo(ZoneId.of(id));
    }

    @Test
    void everyPlaceThatTheJdkKnowsHasACity() {
        Cities cities = Cities.of(Language.CZECH);

        Set<ZoneId> listed = Set.copyOf(cities.zones());

        assertThat(ZoneId.getAvailableZoneIds())
                .filteredOn(id -> !listed.contains(cities.listed(ZoneId.of(id))))
                .allMatch(id ->
                        id.matches("(Etc|SystemV)/.*")
                                || id.matches("GMT0?|UTC|UCT|Zulu|Universal|Greenwich"));
    }

    @ParameterizedTest
    @EnumSource
    void theListIsOrderedAsReadersOfTheLanguageExpect(Language language) {
        Cities cities = Cities.of(language);
        List<String> names = cities.zones().stream().map(cities::name).toList();

        assertThat(names).isSortedAccordingTo(Collator.getInstance(locale(language))::compare);
        assertThat(names).allSatisfy(name -> assertThat(name).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageListsTheSameZones(Language language) {
        List<ZoneId> zones = Cities.of(language).zones();

        assertThat(zones).doesNotHaveDuplicates().hasSizeBetween(300, 330);
        assertThat(zones).hasSameElementsAs(Cities.of(Language.ENGLISH).zones());
    }

    @Test
    void whatIsListedStandsForEveryOtherZoneOfTheCountryWithTheSameClock() {
        Cities cities = Cities.of(Language.ENGLISH);

        assertThat(cities.listed(ZoneId.of("America/Boise")))
                .isEqualTo(ZoneId.of("America/Denver"));
        assertThat(cities.listed(ZoneId.of("US/Michigan")))
                .isEqualTo(ZoneId.of("America/New_York"));
        assertThat(cities.listed(ZoneId.of("Asia/Calcutta"))).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(cities.zones())
                .contains(ZoneId.of("America/Phoenix"), ZoneId.of("Australia/Melbourne"))
                .doesNotContain(ZoneId.of("America/Boise"), ZoneId.of("Asia/Calcutta"));
    }

    /** Only the past, which no release of the JDK changes: what is merged was the same there. */
    @Test
    void mergedZonesHadTheSameClockByTheRulesOfTheJdk() {
        Map<String, String> merges = NameFile.read("zone-merges.properties");

        List<String> differences = new ArrayList<>();
        for (Instant at = Instant.parse("2020-01-01T00:00:00Z");
                at.isBefore(Instant.parse("2025-01-01T00:00:00Z"));
                at = at.plusSeconds(6 * 3_600)) {
            for (Map.Entry<String, String> merge : merges.entrySet()) {
                if (!offset(merge.getKey(), at).equals(offset(merge.getValue(), at))) {
                    differences.add(merge + " at " + at);
                }
            }
        }

        assertThat(differences).isEmpty();
    }

    private static ZoneOffset offset(String zone, Instant at) {
        return ZoneId.of(zone).getRules().getOffset(at);
    }

    @Test
    void everyAliasAndEveryMergeLeadsToACity() {
        Map<String, String> cities = NameFile.read("cities_en.properties");
        Map<String, String> merges = NameFile.read("zone-merges.properties");
        Map<String, String> aliases = NameFile.read("zone-aliases.properties");

        assertThat(cities.keySet()).containsAll(merges.keySet()).containsAll(merges.values());
        assertThat(cities.keySet())
                .containsAll(aliases.values())
                .doesNotContainAnyElementsOf(aliases.keySet());
        assertThat(new HashSet<>(merges.values())).doesNotContainAnyElementsOf(merges.keySet());
    }

    @Test
    void noTwoZonesOfTheListAreCalledTheSame() {
        for (Language language : Language.values()) {
            Cities cities = Cities.of(language);
            Map<String, List<ZoneId>> byName =
                    cities.zones().stream().collect(Collectors.groupingBy(cities::name));

            assertThat(byName.values()).as(language.tag()).allMatch(same -> same.size() == 1);
        }
    }

    private static ULocale locale(Language language) {
        return ULocale.forLanguageTag(language.tag());
    }
}
