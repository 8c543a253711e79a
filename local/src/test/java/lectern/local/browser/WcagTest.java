package lectern.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import java.util.Map;
import lectern.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The success criteria of WCAG 2.2 AA that a program cannot judge from the markup alone, each by
 * its number. What axe-core finds by itself is in {@link AxeTest}.
 */
@InChromium
class WcagTest {
    private static final int UNPROCESSABLE = 422;

    @Test
    void sc_1_3_1_everyFieldHasALabelAndEveryGroupALegend(Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(Language.ENGLISH));

            assertThat(
                            visit.list(
                                    """
                                    [...document.querySelectorAll('input:not([type=hidden]), select')]
                                        .filter(each => each.labels.length !== 1 || !each.labels[0].textContent.trim())
                                        .map(each => each.name)
                                    """))
                    .isEmpty();
            assertThat(
                            visit.list(
                                    """
                                    [...document.querySelectorAll('[type=radio], [name=blocks]')]
                                        .map(each => each.closest('fieldset').firstElementChild)
                                        .filter(each => each.tagName !== 'LEGEND' || !each.textContent.trim())
                                    """))
                    .isEmpty();
            assertThat(visit.number("document.querySelectorAll('fieldset').length")).isEqualTo(2);
        }
    }

    @Test
    void sc_1_3_5_fieldsTellTheBrowserWhatTheyAreFor(Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(Language.ENGLISH));
            Map.of(
                            "name",
                            "name",
                            "email",
                            "email",
                            "country",
                            "country",
                            "organisation",
                            "organization",
                            "city",
                            "address-level2")
                    .forEach((field, purpose) ->
                            assertThat(
                                            visit.page()
                                                    .locator("#" + field)
                                                    .getAttribute("autocomplete"))
                                    .isEqualTo(purpose));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sc_1_4_4_textTwiceAsLargeFits(Language language, Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(language));
            visit.send();
            visit.unfold();
            visit.page().evaluate("document.documentElement.style.fontSize = '200%'");
            expectNothingCutOff(visit);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sc_1_4_10_at320PixelsNothingIsWiderThanTheScreen(
            Language language, Site site, AskedToWait wait) {
        try (Visit visit = site.visit(options -> options.setViewportSize(320, 640))) {
            for (String path : site.pages(language).toList()) {
                visit.open(path);
                visit.unfold();
                expectNothingCutOff(visit);
            }
            wait.pages(language)
                    .forEach(page -> {
                        visit.open(page);
                        expectNothingCutOff(visit);
                    });
            visit.open(Site.form(language));
            assertThat(visit.send()).isEqualTo(UNPROCESSABLE);
            visit.unfold();
            expectNothingCutOff(visit);
        }
    }

    /** Zoomed to 200 %, a window of 1280 is one of 640 pixels of twice the size. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void sc_1_4_10_zoomedTo200PercentNothingIsWiderThanTheScreen(Language language, Site site) {
        try (Visit visit =
                site.visit(options -> options.setViewportSize(640, 450).setDeviceScaleFactor(2))) {
            visit.open(Site.form(language));
            visit.unfold();
            expectNothingCutOff(visit);
            assertThat(visit.number("document.querySelectorAll('wbr').length")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void sc_1_4_11_bordersAndFocusStandOut(ColorScheme scheme, Site site) {
        try (Visit visit = site.visit(options -> options.setColorScheme(scheme))) {
            visit.open(Site.form(Language.ENGLISH));
            visit.send();
            for (String field : List.of("#name", "#country", "#city", "form.card > button")) {
                visit.page().focus(field);
                String card = style(visit, "form.card", "backgroundColor");
                assertThat(Visit.contrast(style(visit, field, "borderTopColor"), card))
                        .as("border of " + field)
                        .isGreaterThanOrEqualTo(3);
                visit.page().keyboard().press("Shift");
                assertThat(Visit.contrast(style(visit, field, "outlineColor"), card))
                        .as("focus on " + field)
                        .isGreaterThanOrEqualTo(3);
            }
            assertThat(
                            Visit.contrast(
                                    style(visit, ".summary", "borderTopColor"),
                                    style(visit, "body", "backgroundColor")))
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void sc_1_4_11_withForcedColoursBordersAndFocusAreThere(Site site) {
        try (Visit visit = site.visit(options -> options.setForcedColors(ForcedColors.ACTIVE))) {
            visit.open(Site.form(Language.ENGLISH));
            for (String field : List.of("#name", "#country", "form.card > button")) {
                assertThat(style(visit, field, "borderTopStyle")).isEqualTo("solid");
                assertThat(
                                Visit.contrast(
                                        style(visit, field, "borderTopColor"),
                                        style(visit, "body", "backgroundColor")))
                        .as(field)
                        .isGreaterThanOrEqualTo(3);
            }
            visit.page().keyboard().press("Tab");
            assertThat(visit.text("getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sc_1_4_12_widerTextSpacingCutsNothingOff(Language language, Site site) {
        try (Visit visit = site.visit(options -> options.setViewportSize(390, 800))) {
            visit.open(Site.form(language));
            visit.send();
            visit.unfold();
            visit.page()
                    .evaluate(
                            """
                            document.querySelectorAll('body *').forEach(each => {
                                each.style.lineHeight = '1.5';
                                each.style.letterSpacing = '.12em';
                                each.style.wordSpacing = '.16em';
                                if (each.tagName === 'P') each.style.marginBottom = '2em';
                            })
                            """);
            expectNothingCutOff(visit);
        }
    }

    @Test
    void sc_2_4_1_thePageHasItsLandmarksAndOneHeading(Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(Language.ENGLISH));
            for (String landmark : List.of("nav", "main", "footer", "h1")) {
                assertThat(
                                visit.page()
                                        .locator("body > " + landmark + ", main > " + landmark)
                                        .count())
                        .as(landmark)
                        .isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sc_2_4_2_theTitleSaysWhichPageAndThatSomethingIsWrong(Language language, Site site) {
        String error =
                switch (language) {
                    case ENGLISH, SPANISH -> "Error: ";
                    case CHINESE -> "错误：";
                    case JAPANESE -> "エラー：";
                    case CZECH -> "Chyba: ";
                };
        try (Visit visit = site.visit()) {
            visit.open(Site.form(language));
            String title = visit.page().title();
            assertThat(title).contains(visit.page().textContent("h1")).doesNotStartWith(error);

            assertThat(visit.send()).isEqualTo(UNPROCESSABLE);

            assertThat(visit.page().title()).isEqualTo(error + title);
        }
    }

    @Test
    void sc_2_4_3_and_2_4_7_focusGoesDownThePageAndIsSeen(Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(Language.ENGLISH));
            visit.unfold();
            double last = -1;
            int stops = 0;
            for (visit.page().keyboard().press("Tab"); isOnSomething(visit); stops++) {
                double place =
                        visit.number(
                                "document.activeElement.getBoundingClientRect().top + scrollY");
                assertThat(place).as("stop " + stops).isGreaterThanOrEqualTo(last - 1);
                assertThat(visit.text("getComputedStyle(document.activeElement).outlineStyle"))
                        .as("stop " + stops)
                        .isEqualTo("solid");
                last = place;
                visit.page().keyboard().press("Tab");
            }
            assertThat(stops).isBetween(20, 40);
        }
    }

    @Test
    void sc_2_4_11_nothingCoversWhatHasTheFocus(Site site) {
        try (Visit visit = site.visit(options -> options.setViewportSize(390, 400))) {
            visit.open(Site.form(Language.ENGLISH));
            assertThat(
                            visit.list(
                                    """
                                    [...document.querySelectorAll('*')]
                                        .filter(each => ['fixed', 'sticky'].includes(getComputedStyle(each).position))
                                        .map(each => each.tagName)
                                    """))
                    .isEmpty();
            for (visit.page().keyboard().press("Tab");
                    isOnSomething(visit);
                    visit.page().keyboard().press("Tab")) {
                assertThat(
                                visit.holds(
                                        """
                                        (() => {
                                            const focused = document.activeElement;
                                            const box = focused.getBoundingClientRect();
                                            const on = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                                            return on === focused || focused.contains(on) || focused.closest('label') === on;
                                        })()
                                        """))
                        .as(visit.text("document.activeElement.outerHTML.slice(0, 200)"))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sc_2_5_8_whatOnePressesIsLargeEnough(Language language, Site site) {
        try (Visit visit = site.visit(options -> options.setViewportSize(320, 640))) {
            visit.open(Site.form(language));
            visit.unfold();
            // A link within a sentence is exempt.
            assertThat(
                            visit.list(
                                    """
                                    [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')]
                                        .filter(each => each.checkVisibility() && !each.closest('p'))
                                        .filter(each => {
                                            const box = each.getBoundingClientRect();
                                            return box.width < 24 || box.height < 24;
                                        })
                                        .map(each => each.outerHTML.slice(0, 120))
                                    """))
                    .isEmpty();
            assertThat(
                            visit.list(
                                    """
                                    [...document.querySelectorAll('.choice')]
                                        .filter(each => each.getBoundingClientRect().height < 44)
                                        .map(each => each.textContent)
                                    """))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sc_3_1_1_and_3_1_2_pageAndPartsSayTheirLanguage(Language language, Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(language));
            assertThat(visit.text("document.documentElement.lang")).isEqualTo(language.tag());
            assertThat(visit.list("[...document.querySelectorAll('nav a')].map(each => each.lang)"))
                    .containsExactlyElementsOf(Site.languages().map(Language::tag).toList());
            assertThat(
                            visit.list(
                                    """
                                    [...document.querySelectorAll('[name=interpretation]')]
                                        .map(each => each.parentElement.querySelector('[lang]').lang)
                                    """))
                    .containsExactly("en", "zh", "ja", "es");

            visit.open(Site.form(Site.PLAIN, language));
            String fallback = language == Language.ENGLISH ? "" : "en";
            assertThat(visit.text("document.querySelector('h1').lang")).isEqualTo(fallback);
            assertThat(visit.text("document.querySelector('section + p').lang"))
                    .isEqualTo(fallback);
        }
    }

    @Test
    void sc_3_2_2_choosingChangesNothingElse(Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(Language.ENGLISH));
            visit.unfold();
            String url = visit.page().url();
            visit.page().selectOption("#country", "JP");
            visit.page().selectOption("#timeZone", "Asia/Tokyo");
            visit.page().check("[name=interpretation][value=ja]");
            assertThat(visit.page().url()).isEqualTo(url);
            assertThat(visit.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sc_3_2_6_helpIsAtTheSamePlaceOnEveryPage(Language language, Site site) {
        try (Visit visit = site.visit()) {
            for (String path : site.pages(language).toList()) {
                visit.open(path);
                if (!path.matches(".*/(nobody-knows|forged).*")) {
                    assertThat(
                                    visit.page()
                                            .locator("body > footer > p:first-child > a")
                                            .getAttribute("href"))
                            .as(path)
                            .isEqualTo("mailto:helpdesk@example.org");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sc_3_3_1_errorsAreSaidOnTopAndAtTheField(Language language, Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(language));
            assertThat(visit.send()).isEqualTo(UNPROCESSABLE);

            visit.awaitFocus(".summary");
            assertThat(visit.text("document.activeElement.role")).isEqualTo("alert");
            List<String> fields =
                    visit.list(
                            "[...document.querySelectorAll('.summary a')].map(each => each.hash)");
            assertThat(fields).containsExactly("#name", "#email", "#country", "#privacy");
            for (String field : fields) {
                assertThat(visit.page().getAttribute(field, "aria-invalid")).isEqualTo("true");
                assertThat(visit.page().getAttribute(field, "aria-describedby"))
                        .contains(field.substring(1) + "-error");
                assertThat(visit.page().textContent(field + "-error"))
                        .isNotBlank()
                        .isEqualTo(visit.page().textContent(".summary [href='" + field + "']"));
                visit.page().click(".summary [href='" + field + "']");
                assertThat(visit.text("document.activeElement.id")).isEqualTo(field.substring(1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sc_3_3_3_errorsSayHowToCorrect(Language language, Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(language));
            visit.fillIn("nobody");
            visit.page().fill("#name", "n".repeat(101));
            assertThat(visit.send()).isEqualTo(UNPROCESSABLE);

            assertThat(visit.page().textContent("#email-error")).contains("@example.org");
            assertThat(visit.page().textContent("#name-error")).contains("100");
        }
    }

    @Test
    void sc_3_3_7_nothingIsAskedTwice(Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(Language.ENGLISH));
            assertThat(visit.page().locator("form.card [type=email]").count()).isEqualTo(1);
            visit.fillIn("asked-once@example.com");
            visit.page().uncheck("#privacy");
            assertThat(visit.send()).isEqualTo(UNPROCESSABLE);
            assertThat(visit.page().inputValue("#email")).isEqualTo("asked-once@example.com");
        }
    }

    @Test
    void sc_3_3_8_nothingHasToBeSolvedOrRemembered(Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(Language.ENGLISH));
            assertThat(
                            visit.page()
                                    .locator("img, canvas, iframe, audio, video, [type=password]")
                                    .count())
                    .isZero();
        }
    }

    /** Some screen readers misread (木), 12/3 and 17:00〜. */
    @Test
    void japaneseDatesAndTimesAreWrittenSoThatTheyAreReadRightly(Site site) {
        try (Visit visit = site.visit(options -> options.setTimezoneId("Asia/Tokyo"))) {
            visit.open(Site.form(Language.JAPANESE));
            visit.unfold();
            assertThat(visit.page().innerText("main"))
                    .contains("2020年12月3日木曜日", "17:00から")
                    .doesNotContainPattern("\\([月火水木金土日]\\)|（[月火水木金土日]）|\\d/\\d|〜|～");
        }
    }

    private static boolean isOnSomething(Visit visit) {
        return visit.holds("document.activeElement !== document.body");
    }

    private static String style(Visit visit, String selector, String property) {
        return visit.text(
                "getComputedStyle(document.querySelector('" + selector + "'))." + property);
    }

    private static void expectNothingCutOff(Visit visit) {
        assertThat(visit.number("document.documentElement.scrollWidth"))
                .as(visit.page().url())
                .isLessThanOrEqualTo(visit.number("innerWidth"));
        // Beyond an edge of the window, or cut off by an edge of its own.
        assertThat(
                        visit.list(
                                """
                                [...document.querySelectorAll('body *:not(option, script)')]
                                    .filter(each => each.checkVisibility())
                                    .filter(each => {
                                        const box = each.getBoundingClientRect();
                                        return box.left < 0 || box.right > innerWidth + 1
                                            || getComputedStyle(each).overflowX !== 'visible'
                                                && !each.matches('input, select')
                                                && each.scrollWidth > each.clientWidth;
                                    })
                                    .map(each => each.outerHTML.slice(0, 200))
                                """))
                .as(visit.page().url())
                .isEmpty();
    }
}
