package lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormEncodingTest {
    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", Map.of()),
                Arguments.of("&&", Map.of()),
                Arguments.of("a=1", Map.of("a", List.of("1"))),
                Arguments.of("a=1&b=2&a=3", Map.of("a", List.of("1", "3"), "b", List.of("2"))),
                Arguments.of("a", Map.of("a", List.of(""))),
                Arguments.of("=1", Map.of("", List.of("1"))),
                Arguments.of("a=b=c", Map.of("a", List.of("b=c"))),
                Arguments.of("a=b+c%2Bd", Map.of("a", List.of("b c+d"))),
                Arguments.of("n%61me=%C3%a1", Map.of("name", List.of("á"))),
                Arguments.of("a=%E5%B1%B1&b=山", Map.of("a", List.of("山"), "b", List.of("山"))),
                Arguments.of("a=100%&b=%zz%4", Map.of("a", List.of("100%"), "b", List.of("%zz%4"))),
                Arguments.of("a=%00", Map.of("a", List.of("\u0000"))));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void itIsReadAsTheUrlStandardReadsIt(String body, Map<String, List<String>> fields) {
        assertThat(FormEncoding.decode(body.getBytes(StandardCharsets.UTF_8))).contains(fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%E9", "a=%C3", "%ff=1", "a=%ED%A0%80", "a=%C0%80", "a=%F4%90%80%80"})
    void escapesThatAreNotUtf8AreRefused(String body) {
        assertThat(FormEncoding.decode(body.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Optional.empty());
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThat(FormEncoding.decode("a=é".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }
}
