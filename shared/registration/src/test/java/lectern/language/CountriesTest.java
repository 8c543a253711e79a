package lectern.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lectern.language.Countries.Country;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {
    @ParameterizedTest
    @CsvSource({
        "ENGLISH, JP, Japan",
        "JAPANESE, JP, 日本",
        "CHINESE, BE, 比利时",
        "SPANISH, DE, Alemania",
        "CZECH, CZ, Česko",
        "ENGLISH, XK, Kosovo",
        "ENGLISH, CI, Côte d’Ivoire"
    })
    void aCountryIsCalledAsItsReadersCallIt(Language language, String code, String name) {
        assertThat(Countries.of(language).all()).contains(new Country(code, name));
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasEveryAssignedCodeAndKosovoInItsOrder(Language language) {
        List<Country> all = Countries.of(language).all();

        assertThat(all)
                .extracting(Country::code)
                .doesNotHaveDuplicates()
                .hasSize(250)
                .contains(Locale.getISOCountries())
                .contains("XK");
        assertThat(all)
                .extracting(Country::name)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(
                        Collator.getInstance(ULocale.forLanguageTag(language.tag()))::compare);
    }

    @Test
    void accentsDoNotSendACountryToTheEnd() {
        List<String> names =
                Countries.of(Language.SPANISH).all().stream().map(Country::name).toList();

        assertThat(names).containsSubsequence("Afganistán", "Austria", "Bahamas", "Zimbabue");
        assertThat(names.getLast()).startsWith("Z");
    }

    @Test
    void exactlyTheListedCodesAreCodes() {
        assertThat(Arrays.stream(Locale.getISOCountries())).allMatch(Countries::isCode);
        assertThat(Countries.isCode("XK")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jp", "UK", "EU", "AN", "ZZ", "XX", "JPN", "J", "EA", "#", "JP "})
    void everythingElseIsNoCode(String text) {
        assertThat(Countries.isCode(text)).isFalse();
        assertThat(Countries.zone(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "JP, Asia/Tokyo",
        "BE, Europe/Brussels",
        "CZ, Europe/Prague",
        "IN, Asia/Kolkata",
        "CN, Asia/Shanghai",
        "DE, Europe/Berlin",
        "ES, Europe/Madrid",
        "PT, Europe/Lisbon",
        "NZ, Pacific/Auckland",
        "UA, Europe/Kyiv",
        "MY, Asia/Kuala_Lumpur",
        "CL, America/Santiago",
        "AR, America/Argentina/Buenos_Aires",
        "CY, Asia/Nicosia",
        "IS, Atlantic/Reykjavik",
        "XK, Europe/Belgrade"
    })
    void aCountryWithOneClockForNearlyEverybodyHasAZone(String code, String zone) {
        assertThat(Countries.zone(code)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "CA", "BR", "AU", "RU", "MX", "ID", "KZ", "MN", "CD", "BV"})
    void aCountryWithSeveralClocksHasNone(String code) {
        assertThat(Countries.isCode(code)).isTrue();
        assertThat(Countries.zone(code)).isEmpty();
    }

    @Test
    void everyZoneOfACountryIsOnTheListOfZones() {
        List<ZoneId> listed = Cities.of(Language.ENGLISH).zones();

        assertThat(Countries.of(Language.ENGLISH).all())
                .flatMap(country -> Countries.zone(country.code()).stream().toList())
                .hasSizeGreaterThan(220)
                .allMatch(listed::contains);
    }
}
