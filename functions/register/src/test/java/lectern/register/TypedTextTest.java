package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {
    @Test
    void whiteSpaceOfAnyScriptIsTakenFromTheEndsAndNotFromWithin() {
        assertThat(TypedText.strip("\u3000\u00a0 山田\u3000花子\t\r\n")).isEqualTo("山田\u3000花子");
        assertThat(TypedText.strip("\u3000 ")).isEmpty();
    }

    @Test
    void whiteSpaceIsWhatUnicodeCallsIt() {
        Pattern white = Pattern.compile("\\p{IsWhite_Space}");
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            assertThat(TypedText.strip("" + c).isEmpty())
                    .as("U+%04X", (int) c)
                    .isEqualTo(white.matcher("" + c).matches());
        }
    }

    @Test
    void lengthIsInCharactersThatPeopleCount() {
        assertThat(TypedText.length("𠮷野家")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000",
                "a\nb",
                "a\tb",
                "a\u0085b",
                "a\u007f",
                "a\u2028b",
                "a\u2029b",
                "\u202egnp.exe",
                "\u202a",
                "\u2066a",
                "\u2069",
                "\ud800",
                "a\udc00b",
            })
    void whatTurnsOrHidesTheTextAroundItIsNoName(String text) {
        assertThat(TypedText.hasControls(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jana Nováková",
                "山田 花子",
                "O'Brien-Smith",
                "محمد",
                "👩‍💻",
                "𠮷田",
                "می‌خواهم",
                "a\u200fb"
            })
    void namesOfAnyScriptAreFine(String text) {
        assertThat(TypedText.hasControls(text)).isFalse();
        assertThat(TypedText.hasAddress(text)).isFalse();
        assertThat(TypedText.isVisible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example",
                "HTTPS://A.example",
                "www.a.example",
                "Win now WWW.a.example",
                "ｗｗｗ．a.example",
                "ｈｔｔｐ：／／a.example",
                "a@b.example",
                "a＠b.example",
                "a﹫b.example",
            })
    void aWebOrMailAddressIsNoName(String text) {
        assertThat(TypedText.hasAddress(text)).isTrue();
    }

    @Test
    void halfOfAPairBecomesTheSignForIt() {
        assertThat(TypedText.withoutBrokenPairs("a\ud800b𠮷")).isEqualTo("a\ufffdb𠮷");
    }
}
