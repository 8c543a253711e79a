package lectern.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lectern.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The form in the hands of people. */
@InChromium
class FormTest {
    private static final int LARGEST = 30 * 1024;
    private static final int UNPROCESSABLE = 422;

    @ParameterizedTest
    @EnumSource(Language.class)
    void itIsOneSmallPageThatSetsNoCookie(Language language, Site site) {
        try (Visit visit = site.visit()) {
            Response page = visit.open(Site.form(language));

            assertThat(page.body().length).isLessThanOrEqualTo(LARGEST);
            assertThat(visit.requests()).containsExactly(page.url());
            assertThat(visit.context().cookies()).isEmpty();
            assertThat(
                            visit.list(
                                    """
                                    [...document.querySelectorAll('[href], [src], [action]')]
                                        .map(each => each.getAttribute('href') || each.getAttribute('src') || each.getAttribute('action'))
                                    """))
                    .allMatch(url -> url.matches("(/[^/]|mailto:|data:,|https://example.org/).*"));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void withErrorsItIsHardlyLarger(Language language, Site site) {
        HttpResponse<String> page =
                site.run()
                        .postForm(
                                "/webinars/" + Site.EVENT + "/registrations",
                                Map.of("language", language.tag(), "timeZone", "Asia/Tokyo"));

        assertThat(page.statusCode()).isEqualTo(UNPROCESSABLE);
        assertThat(page.body().getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(LARGEST);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theFieldsStandInTheirOrderAndTheRestIsFolded(Language language, Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(language));
            assertThat(
                            visit.list(
                                    """
                                    [...new Set([...document.querySelector('form.card').elements]
                                        .filter(each => each.name && each.checkVisibility())
                                        .map(each => each.name))]
                                    """))
                    .containsExactly(
                            "name",
                            "email",
                            "country",
                            "city",
                            "organisation",
                            "interpretation",
                            "blocks",
                            "privacy");
            assertThat(visit.page().isVisible("#timeZone")).isFalse();
            visit.page().click("form.card summary");
            assertThat(visit.page().isVisible("#timeZone")).isTrue();

            visit.open(Site.form(Site.PLAIN, language));
            assertThat(visit.page().isVisible("#role")).isTrue();
            assertThat(visit.page().isVisible("#city")).isFalse();
        }
    }

    /** Chromium has CLDR's order too. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void countriesStandInTheOrderOfTheLanguage(Language language, Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(language));
            String names =
                    "[...document.querySelectorAll('#country option')].slice(1).map(each =>"
                            + " each.text)";
            List<String> listed = visit.list(names);

            assertThat(listed)
                    .hasSize(250)
                    .isEqualTo(
                            visit.list(
                                    "(%s).sort(new Intl.Collator('%s').compare)"
                                            .formatted(names, language.tag())));
            assertThat(visit.page().locator("#country option[value=XK]").count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theScriptSaysTheTimesAsTheServerDoes(Language language, Site site) {
        for (String zone :
                List.of("Asia/Tokyo", "America/Los_Angeles", "Pacific/Honolulu", "Europe/London")) {
            try (Visit visit = site.visit(options -> options.setTimezoneId(zone))) {
                visit.open(Site.form(language));
                String byScript = visit.page().innerText("#own");
                String blocks = String.join("|", visit.page().locator(".mine").allInnerTexts());
                assertThat(visit.page().inputValue("#timeZone")).isEqualTo(zone);

                // The page with errors comes with the times made by the server.
                visit.send();

                assertThat(visit.page().innerText("#own")).isEqualTo(byScript).isNotBlank();
                assertThat(String.join("|", visit.page().locator(".mine").allInnerTexts()))
                        .isEqualTo(blocks);
            }
        }
    }

    @Test
    void anotherZoneChangesTheTimes(Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(Language.ENGLISH));
            assertThat(visit.page().innerText("#own")).contains("Prague, UTC+01:00", "09:00");
            visit.unfold();

            visit.page().selectOption("#timeZone", "America/Los_Angeles");

            assertThat(visit.page().innerText("#own"))
                    .contains(
                            "Your time (Los Angeles, UTC\u221208:00)",
                            "Thursday 3 December 2020, 00:00 to 08:30",
                            "in the night from Wednesday to Thursday");
            assertThat(visit.page().locator(".mine").allInnerTexts())
                    .containsExactly("your time 00:00 to 03:30", "your time 04:30 to 08:30");
        }
    }

    @Test
    void aZoneThatIsNotListedIsAddedFromTheBrowser(Site site) {
        try (Visit visit = site.visit(options -> options.setTimezoneId("Europe/Vaduz"))) {
            visit.open(Site.form(Language.ENGLISH));
            assertThat(visit.page().inputValue("#timeZone")).isEqualTo("Europe/Vaduz");
            assertThat(visit.page().innerText("#own")).contains("Vaduz, UTC+01:00");
        }
    }

    @Test
    void whatWasTypedIsKeptAndShownAsText(Site site) {
        String markup = "<b>\"Ana\" & 'Co'</b>";
        try (Visit visit = site.visit()) {
            Page page = visit.page();
            visit.open(Site.form(Language.SPANISH));
            visit.fillIn("kept@example.com");
            page.fill("#name", markup);
            page.fill("#city", "Plzeň");
            page.fill("#organisation", "東京都");
            page.check("[name=interpretation][value=zh]");
            page.uncheck("[name=blocks][value=morning]");
            visit.unfold();
            page.selectOption("#timeZone", "Asia/Kathmandu");
            page.selectOption("#country", "");

            assertThat(visit.send()).isEqualTo(UNPROCESSABLE);

            assertThat(visit.text("document.documentElement.lang")).isEqualTo("es");
            assertThat(page.inputValue("#name")).isEqualTo(markup);
            assertThat(page.inputValue("#email")).isEqualTo("kept@example.com");
            assertThat(page.inputValue("#city")).isEqualTo("Plzeň");
            assertThat(page.inputValue("#organisation")).isEqualTo("東京都");
            assertThat(page.isChecked("[value=zh]")).isTrue();
            assertThat(page.isChecked("[value=morning]")).isFalse();
            assertThat(page.isChecked("[value=afternoon]")).isTrue();
            assertThat(page.isChecked("#privacy")).isTrue();
            assertThat(page.inputValue("#timeZone")).isEqualTo("Asia/Kathmandu");
            assertThat(page.locator("b").count()).isZero();

            page.fill("#name", "Ana");
            page.selectOption("#country", "ES");
            assertThat(visit.send()).isEqualTo(200);
            assertThat(page.url()).endsWith("/registered");
            assertThat(page.innerText("main"))
                    .contains("kept@example.com", "IUC events <events@example.org>");
            assertThat(visit.text("document.documentElement.lang")).isEqualTo("es");
        }
    }

    @Test
    void theTrapIsInvisibleAndForgivesAPasswordManager(Site site) {
        try (Visit visit = site.visit()) {
            Page page = visit.page();
            visit.open(Site.form(Language.ENGLISH));
            assertThat(page.isVisible("#website")).isFalse();
            assertThat(
                            visit.text(
                                    "getComputedStyle(document.querySelector('#website').parentElement).display"))
                    .isEqualTo("none");
            visit.fillIn("trapped@example.com");
            page.evaluate("document.querySelector('#website').value = 'https://example.com'");

            assertThat(visit.send()).isEqualTo(UNPROCESSABLE);

            assertThat(page.isVisible("#website")).isTrue();
            assertThat(page.inputValue("#website")).isEmpty();
            assertThat(page.inputValue("#email")).isEqualTo("trapped@example.com");
            assertThat(visit.send()).isEqualTo(200);
            site.awaitMailTo("trapped@example.com");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void withoutScriptsEverythingWorks(Language language, Site site) {
        String email = "no-script-" + language.name().toLowerCase(Locale.ROOT) + "@example.com";
        try (Visit visit = site.visit(options -> options.setJavaScriptEnabled(false))) {
            Page page = visit.page();
            visit.open(Site.form(language));
            assertThat(page.isVisible("#own")).isFalse();
            assertThat(page.locator(".when dd:visible").first().innerText()).contains("09:00");
            page.click("section summary");
            assertThat(page.locator("section table tr:visible").count()).isEqualTo(10);
            page.selectOption("#country", "JP");

            assertThat(visit.send()).isEqualTo(UNPROCESSABLE);

            visit.awaitFocus(".summary");
            assertThat(page.innerText("#own")).contains("17:00");
            visit.fillIn(email);
            assertThat(visit.send()).isEqualTo(200);
            assertThat(page.innerText("main")).contains(email);
        }
    }

    @Test
    void withoutStyleItReadsInTheSameOrder(Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(Language.ENGLISH));
            visit.page().evaluate("document.querySelector('style').remove()");
            assertThat(visit.page().innerText("body"))
                    .containsSubsequence(
                            "English",
                            "4th IUC City-to-City event",
                            "Brussels, UTC+01:00",
                            "Held in English; interpreted live into Chinese, Japanese and Spanish;"
                                    + " not into Czech.",
                            "Need captions",
                            "Your name",
                            "E-mail",
                            "Country or region",
                            "Which language will you listen in?",
                            "Which parts will you attend?",
                            "More (optional)",
                            "eu-west-1",
                            "I have read",
                            "Register",
                            "Questions?")
                    .doesNotContain("leave this field empty");
        }
    }

    /** Tab, typing, arrows, space and enter. */
    @Test
    void theKeyboardAloneSuffices(Site site) {
        try (Visit visit = site.visit()) {
            Page page = visit.page();
            visit.open(Site.form(Language.ENGLISH));
            type(visit, "name", "Keyboard");
            type(visit, "email", "keyboard@example.com");
            type(visit, "country", "Japan");
            tabTo(visit, "interpretation");
            page.keyboard().press("ArrowDown");
            tabTo(visit, "blocks");
            page.keyboard().press("Space");
            tabTo(visit, "privacy");
            page.keyboard().press("Space");
            page.keyboard().press("Tab");

            assertThat(page.inputValue("#country")).isEqualTo("JP");
            assertThat(page.isChecked("[value=zh]")).isTrue();
            assertThat(page.isChecked("[value=morning]")).isFalse();
            assertThat(visit.arrive(() -> page.keyboard().press("Enter"))).isEqualTo(200);
            assertThat(page.innerText("main")).contains("keyboard@example.com");
        }
    }

    @Test
    void theLanguagesOnTopLeadToTheSamePage(Site site) {
        try (Visit visit = site.visit()) {
            visit.open("/webinars/" + Site.EVENT);
            for (Language language : Site.languages().toList()) {
                assertThat(
                                visit.arrive(() ->
                                        visit.page().click("nav a[lang=" + language.tag() + "]")))
                        .isEqualTo(200);
                assertThat(visit.text("document.documentElement.lang")).isEqualTo(language.tag());
                assertThat(visit.page().getAttribute("nav [aria-current]", "lang"))
                        .isEqualTo(language.tag());
            }
        }
    }

    private static void type(Visit visit, String field, String text) {
        tabTo(visit, field);
        visit.page().keyboard().type(text);
    }

    private static void tabTo(Visit visit, String field) {
        for (int i = 0; !visit.text("document.activeElement.name").equals(field); i++) {
            assertThat(i).as("way to " + field).isLessThan(30);
            visit.page().keyboard().press("Tab");
        }
    }
}
