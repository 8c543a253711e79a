package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer says to browsers and caches. */
class HeadersTest {
    private final Gateway gateway = new Gateway();

    @ParameterizedTest
    @CsvSource({
        "register-form-page, 200, no-cache",
        "register-form-page-head, 200, no-cache",
        "register-registered, 200, no-store",
        "register-registered-without-cookie, 200, no-store",
        "register-form, 303, no-store",
        "register-json, 202, no-store",
        "register-resend, 303, no-store",
        "register-resend-faulty, 422, no-store",
        "register-form-faulty, 422, no-store",
        "register-json-faulty, 422, no-store",
        "register-form-not-utf-8, 400, no-store",
        "register-unknown-page, 404, no-store",
        "register-form-page-other-method, 405, no-store",
        "register-form-too-large, 413, no-store",
        "register-form-multipart, 415, no-store",
    })
    void everyAnswerIsPrivateAndLoadsNothingOfOthers(String event, int status, String caching) {
        Answer answer = gateway.send(event);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers())
                .containsEntry("cache-control", caching)
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("vary", "Accept, Accept-Language")
                .containsKeys("content-type", "content-language");
        assertThat(answer.header("content-security-policy"))
                .startsWith("default-src 'none'; ")
                .endsWith("form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                .doesNotContain("http", "unsafe", "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"register-form-page", "register-form-faulty", "register-registered"})
    void thePolicyNamesTheStyleAndTheScriptOfThePageAndNoOther(String event) throws Exception {
        Answer answer = gateway.send(event);

        for (String element : new String[] {"style", "script"}) {
            String inline = inline(answer.body(), element);
            String named = element + "-src '" + hash(inline) + "'";
            assertThat(answer.header("content-security-policy").contains(named))
                    .as(event + ": " + named)
                    .isEqualTo(!inline.isEmpty());
        }
    }

    @Test
    void aPageAsksNobodyElseForAnything() {
        for (String event : new String[] {"register-form-page", "register-registered"}) {
            assertThat(gateway.send(event).body())
                    .doesNotContainPattern("(?i)(src|action)=\"?(https?:)?//")
                    .doesNotContainPattern("(?i)<link (?!rel=\"icon\" href=\"data:)");
        }
    }

    private static String inline(String html, String element) {
        Matcher found =
                Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                        .matcher(html);
        return found.find() ? found.group(1) : "";
    }

    private static String hash(String text) throws Exception {
        byte[] digest =
                java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return "sha256-" + java.util.Base64.getEncoder().encodeToString(digest);
    }
}
