package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import lectern.language.Language;
import lectern.registration.EmailAddress;
import lectern.registration.WebinarId;
import lectern.web.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentCookieTest {
    private static final SentCookie SENT =
            new SentCookie(Language.CHINESE, new EmailAddress("a+b@example.com"), false);
    private static final WebinarId WEBINAR = new WebinarId("abc");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itComesBackAsItWent(boolean again) {
        var sent = new SentCookie(SENT.language(), SENT.address(), again);
        String cookie = sent.header(WEBINAR, "lectern.example").split(";", 2)[0];
        assertThat(SentCookie.in(request(cookie))).contains(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "lectern.example, true",
        "lectern.example:443, true",
        "'', true",
        "localhost.example, true",
        "localhost, false",
        "localhost:8080, false",
        "127.0.0.1:8080, false",
        "[::1]:8080, false",
    })
    void onlyThisMachineGetsItWithoutTls(String host, boolean secure) {
        assertThat(SENT.header(WEBINAR, host).endsWith("; Secure")).isEqualTo(secure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "en",
                "en\n",
                "en\nnobody",
                "xx\na@example.com",
                "en\nA@example.com",
                "en\na@example.com\nmore",
                "en\na@example.com\nagain\n",
                "en\na b@example.com",
                "en\n<b>@\u00e9"
            })
    void whatWeWouldNotHaveWrittenIsNotRead(String value) {
        String encoded =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(value.getBytes(StandardCharsets.UTF_8));
        assertThat(SentCookie.in(request("lectern_sent=" + encoded))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lectern_sent", "lectern_sent=%", "lectern_sent=_w", "other=1"})
    void whatCannotBeDecodedIsNotRead(String cookie) {
        assertThat(SentCookie.in(request(cookie))).isEmpty();
    }

    private static HttpRequest request(String cookie) {
        return HttpRequest.of(Map.of("cookies", List.of(cookie)));
    }
}
