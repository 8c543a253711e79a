package lectern.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NightsTest {
    private static final ZonedDateTime THURSDAY =
            ZonedDateTime.of(2020, 12, 3, 0, 0, 0, 0, ZoneOffset.UTC);

    @Test
    void aNightIsNamedByTheDaysAroundIt() {
        assertThat(Nights.of(Language.ENGLISH).of(THURSDAY))
                .contains("in the night from Wednesday to Thursday");
        assertThat(Nights.of(Language.CHINESE).of(THURSDAY)).contains("星期三深夜至星期四凌晨");
        assertThat(Nights.of(Language.JAPANESE).of(THURSDAY)).contains("水曜日から木曜日にかけての深夜");
    }

    @Test
    void itEndsAtFive() {
        Nights nights = Nights.of(Language.ENGLISH);
        assertThat(nights.of(THURSDAY.withHour(4).withMinute(59))).isPresent();
        assertThat(nights.of(THURSDAY.withHour(5))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyNightHasANameOfItsOwn(Language language) {
        assertThat(Arrays.stream(DayOfWeek.values()).map(Nights.of(language)::to))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }
}
