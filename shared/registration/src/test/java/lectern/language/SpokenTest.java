package lectern.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpokenTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void readersCallTheirOwnLanguageByTheNameThatTheirPagesHave(Language language) {
        assertThat(Spoken.ownName(language.spoken())).isEqualTo(language.ownName());
        assertThat(Spoken.of(language).name(language.spoken()))
                .isEqualToIgnoringCase(language.ownName());
    }

    @Test
    void anotherLanguageHasItsOwnNameToo() {
        assertThat(Spoken.ownName("fr")).isEqualTo("Français");
        assertThat(Spoken.ownName("ko")).isEqualTo("한국어");
    }

    @Test
    void aLanguageWithoutANameIsCalledByItsCode() {
        assertThat(Spoken.of(Language.ENGLISH).name("tlh")).isEqualTo("tlh");
        assertThat(Spoken.ownName("tlh")).isEqualTo("tlh");
    }
}
