package lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import lectern.language.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTest {
    private static final List<Language> ALL = List.of(Language.values());
    private static final List<Language> TWO = List.of(Language.ENGLISH, Language.JAPANESE);

    @ParameterizedTest
    @CsvSource({
        "'', '', en",
        "'', 'zh-CN,zh;q=0.9,en;q=0.8', zh-Hans",
        "'', 'zh-TW,zh;q=0.9,ja;q=0.8', zh-Hans",
        "'', 'zh-TW,ja;q=0.8', ja",
        "'', 'zh-TW', zh-Hans",
        "'', 'es-MX,es;q=0.9', es",
        "'', 'de,fr;q=0.5', en",
        "'', 'de;q=0.9,cs;q=0.1', cs",
        "'', 'ja;q=0,cs', cs",
        "'', '*', en",
        "'', ';;;,', en",
        "ja, 'cs', ja",
        "de, 'cs', cs",
        "de|ja, 'cs', ja",
    })
    void whatWasChosenWinsThenTheBrowserThenEnglish(String chosen, String header, String tag) {
        assertThat(language(chosen, header, ALL)).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"cs, 'ja', ja", "ja, 'en', ja", "'', 'cs,ja;q=0.1', ja", "cs, 'cs', en"})
    void whatTheWebinarIsNotOfferedInCannotBeChosen(String chosen, String header, String tag) {
        assertThat(language(chosen, header, TWO)).isEqualTo(tag);
    }

    private static String language(String chosen, String header, List<Language> offered) {
        HttpRequest request = HttpRequest.of(Map.of("headers", Map.of("accept-language", header)));
        return PageLanguage.of(request, offered, List.of(chosen.split("\\|"))).tag();
    }
}
