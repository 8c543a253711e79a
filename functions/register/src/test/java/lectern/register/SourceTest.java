package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1, ::ffff:192.0.2.1",
        "2001:db8:85a3:1::, 2001:db8:85a3:1:2:3:4:5",
        "2001:db8:85a3:1:ffff:ffff:ffff:ffff, 2001:0DB8:85A3:0001::1",
        "unknown, unknown",
    })
    void theseAreOneSource(String one, String other) {
        assertThat(Source.of(one)).isPresent().isEqualTo(Source.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2",
        "2001:db8:85a3:1::1, 2001:db8:85a3:2::1",
        "192.0.2.1, 2001:db8::c000:201",
        "unknown, other",
    })
    void theseAreTwo(String one, String other) {
        assertThat(Source.of(one)).isPresent().isNotEqualTo(Source.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "", " "})
    void thisMachineIsNone(String address) {
        assertThat(Source.of(address)).isEmpty();
    }
}
