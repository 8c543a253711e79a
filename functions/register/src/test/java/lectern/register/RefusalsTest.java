package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What gets nothing, and how it is told. */
class RefusalsTest {
    private final Gateway gateway = new Gateway();

    @Test
    void whatIsNowhereIs404() {
        Answer page = gateway.send("register-unknown-page");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here");

        Answer webinar = gateway.send("register-unknown-webinar");
        assertThat(webinar.status()).isEqualTo(404);
        assertThat(webinar.body()).contains("There is nothing here");

        assertProblem(gateway.send("register-unknown-webinar-json"), 404, "unknown");
    }

    @Test
    void anotherMethodIs405WithTheRightOnes() {
        Answer form = gateway.send("register-form-page-other-method");
        assertThat(form.status()).isEqualTo(405);
        assertThat(form.header("allow")).isEqualTo("GET, HEAD");

        Answer posts = gateway.send("register-registrations-by-get");
        assertThat(posts.status()).isEqualTo(405);
        assertThat(posts.header("allow")).isEqualTo("POST");
        assertThat(posts.body()).contains("href=\"" + Gateway.FORM + "\"");
    }

    @Test
    void anotherTypeIs415WithTheRightOnes() {
        for (String event : new String[] {"register-form-multipart", "register-no-type"}) {
            Answer answer = gateway.send(event);
            assertThat(answer.status()).as(event).isEqualTo(415);
            assertThat(answer.header("accept-post"))
                    .isEqualTo("application/x-www-form-urlencoded, application/json");
        }
    }

    @Test
    void moreThan16KiBIs413() {
        assertThat(gateway.send("register-form-too-large").status()).isEqualTo(413);
        assertThat(gateway.send(Gateway.withBody("register-form", padded(16 * 1024))).status())
                .isEqualTo(303);
        assertThat(gateway.send(Gateway.withBody("register-form", padded(16 * 1024 + 1))).status())
                .isEqualTo(413);
        assertProblem(
                gateway.send(Gateway.withBody("register-json", " ".repeat(16 * 1024 + 1))),
                413,
                "too-large");
    }

    @Test
    void whatCannotBeReadIs400() {
        assertThat(gateway.send("register-form-not-utf-8").status()).isEqualTo(400);
        assertProblem(gateway.send("register-json-broken"), 400, "unreadable");
        assertProblem(gateway.send("register-json-list"), 400, "unreadable");
        assertProblem(
                gateway.send(
                        Gateway.withBody(
                                "register-json", new byte[] {'{', '"', (byte) 0xe9, '"', '}'})),
                400,
                "unreadable");
        assertThat(gateway.items()).isEmpty();
    }

    @Test
    void beforeItOpensItIs403AndSaysWhen() {
        gateway.now(Instant.parse("2020-11-19T22:59:59Z"));

        Answer page = gateway.send("register-form-page-in-czech");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body())
                .contains("pátek 20. listopadu 2020, 00:00 (Brusel, UTC+01:00)")
                .contains("čtvrtek 19. listopadu 2020, 23:00 (UTC)");
        assertThat(gateway.send("register-form").status()).isEqualTo(403);
        assertProblem(gateway.send("register-json"), 403, "not-yet");
    }

    @Test
    void afterItClosedItIs410AndARegistrantCanStillAskForHerMail() {
        gateway.change(Map.of("registrationClosesAt", "2020-12-02T12:00"));
        gateway.now(Instant.parse("2020-12-02T11:00:00Z"));

        Answer page = gateway.send("register-form-page");
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body()).contains("action=\"" + Gateway.FORM + "/resend\"");
        assertThat(gateway.send("register-form").status()).isEqualTo(410);
        assertProblem(gateway.send("register-json"), 410, "closed");
        assertThat(gateway.send("register-resend").status()).isEqualTo(303);
    }

    @Test
    void afterTheEndItIs410AndNobodyIsOfferedMailThatDoesNotComeAnyMore() {
        gateway.now(Instant.parse("2020-12-03T16:30:00Z"));

        Answer page = gateway.send("register-form-page");
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body()).doesNotContain("<form");
        Answer resend = gateway.send("register-resend");
        assertThat(resend.status()).isEqualTo(410);
        assertThat(resend.body()).doesNotContain("<form");
        assertThat(gateway.send("register-form").status()).isEqualTo(410);
        assertProblem(gateway.send("register-json"), 410, "over");
        assertProblem(gateway.send("register-resend-json"), 410, "over");
        assertThat(gateway.items()).isEmpty();
    }

    @Test
    void aCancelledWebinarIs410() {
        gateway.change(Map.of("status", "CANCELLED"));

        Answer page = gateway.send("register-form-page");
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body()).doesNotContain("<form");
        assertProblem(gateway.send("register-json"), 410, "cancelled");
        assertProblem(gateway.send("register-resend-json"), 410, "cancelled");
        assertThat(gateway.items()).isEmpty();
    }

    @Test
    void aRefusalSaysOfWhichWebinar() {
        assertThat(gateway.send("register-form-page-other-method").body())
                .contains("4th IUC City-to-City event</strong>");
    }

    private static void assertProblem(Answer answer, int status, String word) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json())
                .containsEntry("type", "urn:lectern:problem:" + word)
                .containsEntry("status", status)
                .containsKeys("title", "detail");
    }

    /** A form that is fine, of this length. */
    private static String padded(int length) {
        String form = "name=Jana&email=jana%40example.com&country=CZ&privacy=on&other=";
        return form + "x".repeat(length - form.length());
    }
}
