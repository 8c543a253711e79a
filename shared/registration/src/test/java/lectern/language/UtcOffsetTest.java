package lectern.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcOffsetTest {

    @ParameterizedTest
    @CsvSource({
        "2020-12-03T17:00+09:00[Asia/Tokyo], UTC+09:00",
        "2020-12-03T00:00-08:00[America/Los_Angeles], UTC\u221208:00",
        "2020-12-03T13:45+05:45[Asia/Kathmandu], UTC+05:45",
        "2020-12-03T08:00Z[Europe/London], UTC+00:00",
        "2020-12-03T08:00Z, UTC+00:00"
    })
    void itHasASignAndFourDigits(ZonedDateTime time, String said) {
        assertThat(UtcOffset.of(time)).isEqualTo(said);
    }
}
