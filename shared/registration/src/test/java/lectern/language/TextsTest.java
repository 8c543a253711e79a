package lectern.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = Texts.of(TextsTest.class, "sample", Language.ENGLISH);

    @Test
    void placesAreFilledByName() {
        assertThat(texts.get("greeting", "when", "tomorrow", "name", "Ana"))
                .isEqualTo("Hello Ana, see you tomorrow.");
    }

    @Test
    void theFileIsReadAsUtf8() {
        assertThat(
                        Texts.of(TextsTest.class, "sample", Language.JAPANESE)
                                .get("greeting", "name", "花子", "when", "明日"))
                .isEqualTo("こんにちは 花子、明日に。");
    }

    @Test
    void whatFillsAPlaceIsTakenAsItIs() {
        assertThat(texts.get("price", "amount", "$1 \\ {amount}"))
                .isEqualTo("costs $1 \\ {amount}");
    }

    @Test
    void onlyWordsArePlaces() {
        assertThat(texts.get("plain")).isEqualTo("Nothing to fill {here1}");
    }

    @Test
    void aFillingThatNoPlaceWantsDoesNoHarm() {
        assertThat(texts.get("price", "amount", 5, "other", "x")).isEqualTo("costs 5");
    }

    @Test
    void aMissingTextIsNamedWithItsLanguage() {
        assertThatThrownBy(() -> texts.get("farewell"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no text farewell in en");
    }

    @Test
    void aMissingFillingIsNamed() {
        assertThatThrownBy(() -> texts.get("greeting", "name", "Ana"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing fills {when} of greeting");
    }

    @Test
    void fillingsComeInPairs() {
        assertThatThrownBy(() -> texts.get("greeting", "name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("greeting");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Texts.of(TextsTest.class, "sample", Language.CZECH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sample_cs.properties")
                .hasMessageContaining(TextsTest.class.getName());
    }

    @Test
    void theKeysAreThoseOfTheFile() {
        assertThat(texts.keys()).containsExactlyInAnyOrder("greeting", "plain", "price");
        assertThat(texts.language()).isEqualTo(Language.ENGLISH);
    }
}
