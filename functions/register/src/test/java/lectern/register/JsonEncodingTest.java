package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEncodingTest {
    private static final Object OTHER = JsonEncoding.Other.VALUE;

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{}", Map.of()),
                Arguments.of(" { } \n", Map.of()),
                Arguments.of("{\"a\":\"b\"}", Map.of("a", List.of("b"))),
                Arguments.of("{\"a\":\"\\u5c71\"}", Map.of("a", List.of("山"))),
                Arguments.of(
                        "{\"a\":true,\"b\":false}",
                        Map.of("a", List.of(true), "b", List.of(false))),
                Arguments.of("{\"a\":null}", Map.of("a", List.of())),
                Arguments.of("{\"a\":1}", Map.of("a", List.of(OTHER))),
                Arguments.of("{\"a\":{\"b\":[{}]}}", Map.of("a", List.of(OTHER))),
                Arguments.of(
                        "{\"a\":[\"b\",null,2]}", Map.of("a", List.of(List.of("b", OTHER, OTHER)))),
                Arguments.of(
                        "{\"a\":\"b\",\"a\":null,\"a\":\"c\"}", Map.of("a", List.of("b", "c"))));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void anObjectIsReadFieldByField(String body, Map<String, List<Object>> fields) {
        assertThat(JsonEncoding.decode(body.getBytes(StandardCharsets.UTF_8))).contains(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"a\"",
                "1",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":[}",
                "{\"a\":[\"b\"",
                "{\"a\":\"b\",}",
                "{'a':'b'}",
                "{\"a\":NaN}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{} {}",
                "{}x",
                "// {}",
                "\ufeff{}",
            })
    void whatIsNotOneObjectIsRefused(String body) {
        assertThat(JsonEncoding.decode(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    static Stream<byte[]> odd() {
        return Stream.of(
                "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
                "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_16),
                ("{\"a\":" + "[".repeat(8_000)).getBytes(StandardCharsets.UTF_8),
                ("{\"a\":" + "[".repeat(4_000) + "]".repeat(4_000) + "}")
                        .getBytes(StandardCharsets.UTF_8),
                ("{\"a\":" + "9".repeat(9_000) + "}").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void neitherAnotherEncodingNorADepthNorALengthBreaksIt(byte[] body) {
        assertThat(JsonEncoding.decode(body)).isEmpty();
    }
}
