package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import lectern.language.Language;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is chosen for somebody who does not choose. */
class ChoicesFormTest {
    private static final Webinar WEBINAR = Samples.webinar();

    @ParameterizedTest
    @CsvSource({
        "'', CZ, Europe/Prague, true",
        "'', JP, Asia/Tokyo, true",
        "'', XK, Europe/Belgrade, true",
        "'', ES, Europe/Madrid, true",
        "'', US, Europe/Brussels, true",
        "America/Los_Angeles, CZ, America/Los_Angeles, false",
        "Asia/Calcutta, CZ, Asia/Calcutta, false",
        "US/Pacific, US, US/Pacific, false",
        "asia/tokyo, CZ, Europe/Prague, true",
        "Nowhere/Else, US, Europe/Brussels, true",
        "+09:00, CZ, Europe/Prague, true",
    })
    void theZoneIsTheOneSaidElseTheCountrysElseTheWebinars(
            String typed, String country, String zone, boolean guessed) {
        Registration.Choices choices = read(Samples.form("timeZone", typed), country);
        assertThat(choices.timeZone().getId()).isEqualTo(zone);
        assertThat(choices.timeZoneGuessed()).isEqualTo(guessed);
    }

    @ParameterizedTest
    @CsvSource({
        "zh, zh-Hans",
        "zh-CN, zh-Hans",
        "zh-Hans-SG, zh-Hans",
        "zh-TW, zh-Hans",
        "es-MX, es",
        "JA, ja",
        "en-GB, en",
        "cs_CZ, cs",
        "de, es",
        "'', es",
        "x, es",
    })
    void theLanguageIsMatchedByItsFamily(String typed, String tag) {
        assertThat(
                        ChoicesForm.read(
                                        Samples.form("language", typed),
                                        new FieldReader(Samples.form("language", typed)),
                                        WEBINAR,
                                        () -> Language.SPANISH,
                                        "CZ")
                                .language()
                                .tag())
                .isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ja, ja",
        "'', zh, zh",
        "'', es, es",
        "'', cs, en",
        "'', en, en",
        "es, ja, es",
        "EN, ja, en",
    })
    void oneListensInTheLanguageOfTheMailsWhereThereIsAChannel(
            String typed, String language, String channel) {
        assertThat(
                        read(Samples.form("interpretation", typed, "language", language), "CZ")
                                .interpretation())
                .isEqualTo(channel);
    }

    @Test
    void oneAttendsEverythingUnlessOneSaysOtherwise() {
        assertThat(read(Samples.form(), "CZ").blocks()).containsExactly("afternoon", "morning");
        assertThat(read(Samples.form("blocks", " morning "), "CZ").blocks())
                .containsExactly("morning");
        Webinar whole = Samples.webinarWith(Map.of("blocks", List.of()));
        Fields fields = Samples.form();
        assertThat(
                        ChoicesForm.read(
                                        fields,
                                        new FieldReader(fields),
                                        whole,
                                        () -> Language.ENGLISH,
                                        "CZ")
                                .blocks())
                .isEmpty();
    }

    private static Registration.Choices read(Fields fields, String country) {
        var reader = new FieldReader(fields);
        Registration.Choices choices =
                ChoicesForm.read(fields, reader, WEBINAR, () -> Language.ENGLISH, country);
        assertThat(reader.problems()).isEmpty();
        return choices;
    }
}
