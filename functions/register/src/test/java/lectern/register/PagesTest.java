package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is only looked at. */
class PagesTest {
    private final Gateway gateway = new Gateway();

    @Test
    void theFormIsInTheLanguageThatTheBrowserAsksFor() {
        Answer answer = gateway.send("register-form-page");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("content-language")).isEqualTo("zh-Hans");
        assertThat(answer.body())
                .startsWith("<!doctype html>")
                .contains("<html lang=\"zh-Hans\">")
                .contains("action=\"" + Gateway.FORM + "/registrations\"")
                .contains("action=\"" + Gateway.FORM + "/resend\"");
    }

    @Test
    void aLinkWinsOverTheBrowser() {
        assertThat(gateway.send("register-form-page-in-czech").header("content-language"))
                .isEqualTo("cs");
    }

    @Test
    void theFootOfAPageLeadsToTheAccessibilityStatementInItsLanguageElseInTheWorkingLanguage() {
        assertThat(gateway.send("register-form-page-in-czech").body())
                .doesNotContain("Prohlášení o přístupnosti");
        gateway.change(
                Map.of(
                        "accessibilityStatement",
                        Map.of("en", "https://example.org/en", "cs", "https://example.org/cs")));

        assertThat(gateway.send("register-form-page-in-czech").body())
                .contains(
                        "<a href=\"https://example.org/cs\" hreflang=\"cs\">Prohlášení o"
                                + " přístupnosti</a>");
        assertThat(gateway.send("register-registered").body())
                .contains("<a href=\"https://example.org/en\" hreflang=\"en\">アクセシビリティ");
    }

    /** Czech inflects what it is interpreted into, and has a way around for other languages. */
    @Test
    void inWhichLanguagesOneCanListenIsASentenceWhateverTheyAre() {
        gateway.change(
                Map.of(
                        "workingLanguage",
                        "fr",
                        "interpretation",
                        List.of("de", "it", "pt", "ru", "ar", "ko", "sw")));

        assertThat(page("cs"))
                .contains(
                        "Koná se ve francouzštině; tlumočí se živě do němčiny, italštiny,"
                                + " portugalštiny, ruštiny, arabštiny, korejštiny a jazyka"
                                + " svahilština; do angličtiny, španělštiny, čínštiny, japonštiny"
                                + " a češtiny nikoli.");
        assertThat(page("es"))
                .contains(
                        "Se celebra en francés, con interpretación en directo al alemán, al"
                                + " italiano, al portugués, al ruso, al árabe, al coreano y al"
                                + " suajili; no al inglés");
        assertThat(page("ja")).contains("フランス語で行われ、ドイツ語、イタリア語、ポルトガル語、ロシア語、アラビア語、韓国語、スワヒリ語への同時通訳");
        assertThat(page("zh-Hans")).contains("本次活动使用法语，现场口译为德语、意大利语、葡萄牙语、俄语、阿拉伯语、韩语和斯瓦希里语");
        assertThat(page("en"))
                .contains("Held in French; interpreted live into German, Italian,")
                .contains(
                        "<span lang=\"fr\">Français</span> (original)",
                        "<span lang=\"ar\">العربية</span>",
                        "<span lang=\"ko\">한국어</span>");
    }

    @Test
    void nobodyIsAskedForNewsWhereTheOrganiserOffersNone() {
        assertThat(gateway.send("register-form-page").body()).doesNotContain("name=\"news\"");
    }

    @Test
    void newsAreOfferedInTheOrganisersWordsAndNeverTickedBeforehand() {
        offerNews();

        assertThat(gateway.send("register-form-page-in-czech").body())
                .contains("name=\"news\" value=\"on\"> <span><span>Chci novinky &amp; pozvánky")
                .contains("(nepovinné)");
        assertThat(gateway.send("register-form-page").body())
                .contains("name=\"news\" value=\"on\"> <span><span lang=\"en\">Send me news");
    }

    @Test
    void whoTickedNewsFindsThemTickedOnThePageWithErrorsAndStored() {
        offerNews();
        String ticked = "name=\"news\" value=\"on\" checked";

        assertThat(gateway.send(Gateway.withBody("register-form", "news=on")).body())
                .contains(ticked);
        assertThat(gateway.send(Gateway.withBody("register-form", "name=Jana")).body())
                .contains("name=\"news\"")
                .doesNotContain(ticked);
        String fine = "name=Jana&email=jana%40example.com&country=CZ&privacy=on";
        assertThat(gateway.send(Gateway.withBody("register-form", fine + "&news=on")).status())
                .isEqualTo(303);
        assertThat(gateway.item()).containsEntry("news", true);
    }

    @Test
    void whatIsWrongWithNewsIsSaidAtItsBox() {
        offerNews();

        assertThat(gateway.send(Gateway.withBody("register-form", "news=on&news=on")).body())
                .contains("<a href=\"#news\">", "id=\"news-error\"");
    }

    @Test
    void headGetsTheHeadersAlone() {
        Answer answer = gateway.send("register-form-page-head");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void thePageAfterTheFormSaysWhereWeWriteToFromWhereAndWhereToLook() {
        Answer answer = gateway.send("register-registered");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-language")).isEqualTo("ja");
        assertThat(answer.body())
                .contains("hanako@example.com", "events@example.org", "迷惑メール")
                .contains("action=\"" + Gateway.FORM + "/resend\"");
    }

    @Test
    void withoutTheCookieItSaysTheSameWithoutTheAddress() {
        Answer answer = gateway.send("register-registered-without-cookie");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "If you have just registered, a mail is on its way to you.",
                        "events@example.org",
                        "spam")
                .contains("action=\"" + Gateway.FORM + "/resend\"");
    }

    @Test
    void whoAskedForHerMailAgainIsPromisedItOnlyIfSheIsRegistered() {
        Answer asked = gateway.send("register-resend");
        Answer page =
                gateway.send(Gateway.withCookie("register-registered", asked.cookies().getFirst()));

        assertThat(page.body()).contains("hanako@example.com が登録されている場合は", "events@example.org");
    }

    @Test
    void aCookieThatSomebodyMadeUpIsNotShown() {
        Answer answer = gateway.send("register-registered-forged-cookie");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("If you have just registered, a mail is on its way to you.")
                .doesNotContain("alert(1)");
    }

    @Test
    void lookingChangesNothing() {
        gateway.send("register-form-page");
        gateway.send("register-registered");
        assertThat(gateway.items()).isEmpty();
    }

    private String page(String tag) {
        Map<String, Object> event = Gateway.event("register-form-page");
        event.put("rawQueryString", "lang=" + tag);
        return gateway.send(event).body();
    }

    private void offerNews() {
        gateway.change(
                Map.of("newsText", Map.of("en", "Send me news", "cs", "Chci novinky & pozvánky")));
    }
}
