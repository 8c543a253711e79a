package lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRequestTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    application/json                 | */*                                   | true
                    Application/JSON; charset=utf-8  | text/html                             | true
                    application/x-www-form-urlencoded| text/html,application/json            | false
                    application/x-www-form-urlencoded| application/json                      | true
                    application/x-www-form-urlencoded| */*                                   | false
                    ''                               | application/problem+json, */*;q=0.1   | true
                    ''                               | ''                                    | false
                    text/plain                       | text/html,application/xhtml+xml       | false
                    """)
    void whoSendsJsonOrWantsNoPageIsAProgram(String type, String accept, boolean program) {
        HttpRequest request =
                HttpRequest.of(Map.of("headers", Map.of("content-type", type, "accept", accept)));
        assertThat(request.speaksJson()).isEqualTo(program);
    }

    @Test
    void namesOfHeadersHaveNoCase() {
        assertThat(HttpRequest.of(Map.of("headers", Map.of("Host", "a"))).header("host"))
                .contains("a");
    }

    @Test
    void anEventWithoutAnythingIsARequestForNothing() {
        HttpRequest request = HttpRequest.of(Map.of());
        assertThat(request.path()).isEmpty();
        assertThat(request.bytes().orElseThrow()).isEmpty();
        assertThat(request.parameter("lang")).isEmpty();
    }

    @Test
    void brokenBase64IsNoBody() {
        assertThat(HttpRequest.of(Map.of("body", "%", "isBase64Encoded", true)).bytes()).isEmpty();
    }

    @Test
    void ofAParameterTheLastCounts() {
        assertThat(HttpRequest.of(Map.of("rawQueryString", "lang=cs&lang=ja")).parameter("lang"))
                .contains("ja");
        assertThat(HttpRequest.of(Map.of("rawQueryString", "lang=%ff")).parameter("lang"))
                .isEmpty();
    }

    @Test
    void ofACookieTheFirstCounts() {
        assertThat(
                        HttpRequest.of(Map.of("cookies", List.of("a=1=2", " a=3", "b", "=")))
                                .cookie("a"))
                .contains("1=2");
    }
}
