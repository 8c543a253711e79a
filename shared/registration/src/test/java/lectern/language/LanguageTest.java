package lectern.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @EnumSource
    void aLanguageIsFoundByItsTag(Language language) {
        assertThat(Language.ofTag(language.tag())).contains(language);
        assertThat(Language.ofFamily(language.tag())).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EN", "en-GB", "zh", "zh-hans", "fr"})
    void onlyTheExactTagIsATag(String tag) {
        assertThat(Language.ofTag(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, ENGLISH",
        "EN-gb, ENGLISH",
        "es-MX, SPANISH",
        "es-419, SPANISH",
        "zh, CHINESE",
        "zh-CN, CHINESE",
        "zh_CN, CHINESE",
        "zh-Hans-SG, CHINESE",
        "zh-TW, CHINESE",
        "zh-Hant, CHINESE",
        "ja-JP, JAPANESE",
        "' cs ', CZECH"
    })
    void readersOfATagReadTheLanguageOfItsFamily(String tag, Language language) {
        assertThat(Language.ofFamily(tag)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "fr", "english", "e", "sk", "-en", "\u0000", "日本語"})
    void aTagOfNoFamilyHasNoLanguage(String tag) {
        assertThat(Language.ofFamily(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ja | JAPANESE",
                "fr, ja;q=0.5 | JAPANESE",
                "en;q=0.3, cs;q=0.9, ja;q=0.5 | CZECH",
                "en;q=0, es;q=0.1 | SPANISH",
                "de-AT,de;q=0.9,en;q=0.8 | ENGLISH",
                "*, es | SPANISH",
                "zh-TW | CHINESE",
                "zh-HK, zh-MO;q=0.5 | CHINESE",
                "zh-Hant-CN | CHINESE",
                "zh-TW, en;q=0.1 | ENGLISH",
                "zh-TW, fr;q=0.9, ja;q=0.1 | JAPANESE",
                "zh-Hant, zh-Hans;q=0.2, en;q=0.1 | CHINESE",
                "zh-Hans-TW, en;q=0.5 | CHINESE",
                "zh-CN, en;q=0.5 | CHINESE",
                "zh-TW,zh;q=0.9,en-US;q=0.8 | CHINESE",
                "en-US,en;q=0.5,zh-TW;q=0.9 | ENGLISH"
            })
    void theHeaderChoosesTheBestMatch(String header, Language language) {
        assertThat(preferred(header)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "fr",
                "fr;q=1, de",
                "en;q=0",
                ";",
                ";q=1",
                ",",
                "en;q=",
                "en;q=abc",
                "en;q=7",
                "en;;q=1",
                "_",
                "e\u0000n",
                "日本語",
                "=",
                "a;b;c;d",
                "-",
                "en-;q=-1",
                "en;q=NaN"
            })
    void aHeaderThatCannotBeReadOrMatchesNothingChoosesNothing(String header) {
        assertThat(preferred(header)).isEmpty();
    }

    @Test
    void noHeaderWhateverBreaksTheChoice() {
        long seed = Long.getLong("lectern.seed", System.nanoTime());
        Random random = new Random(seed);
        String alphabet = "en-ZHs;q=01.,* \t*_ja\u0000日";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                header.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThatCode(() -> preferred(header.toString()))
                    .as("\"%s\"; repeat with -Dlectern.seed=%d", header, seed)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theSpokenLanguageIsTheTagWithoutItsScript() {
        assertThat(Language.CHINESE.spoken()).isEqualTo("zh");
        assertThat(Language.JAPANESE.spoken()).isEqualTo("ja");
    }

    private static Optional<Language> preferred(String header) {
        return Language.preferred(header, List.of(Language.values()));
    }
}
