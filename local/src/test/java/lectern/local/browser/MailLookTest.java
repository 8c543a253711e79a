package lectern.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden mails as a browser shows them; what people look at is {@link ContactSheet}. */
@InChromium
class MailLookTest {
    private static final String NOWHERE = "none";

    /** What Chromium paints behind a page without a background in the dark scheme. */
    private static final String CHROMIUMS_CANVAS = "rgb(18, 18, 18)";

    @Test
    void noMailIsWiderThanAPhone(Chromium chromium) {
        try (Visit visit = chromium.visit(NOWHERE, options -> options.setViewportSize(320, 640))) {
            for (MailFile mail : MailFile.all().toList()) {
                visit.page().setContent(mail.html());

                assertThat(visit.number("document.documentElement.scrollWidth"))
                        .as(mail.toString())
                        .isLessThanOrEqualTo(320);
            }
        }
    }

    @Test
    void aMailLoadsNothingAndHidesOnlyItsPreview(Chromium chromium) {
        try (Visit visit = chromium.visit(NOWHERE, _ -> {})) {
            for (MailFile mail : MailFile.all().toList()) {
                visit.page().setContent(mail.html());

                assertThat(visit.text("document.documentElement.lang")).isEqualTo(mail.tag());
                assertThat(visit.page().locator("img, link, script, style, form").count())
                        .as(mail.toString())
                        .isZero();
                assertThat(visit.page().locator("body div:not(:visible)").count())
                        .as(mail.toString())
                        .isEqualTo(1);
            }
            assertThat(visit.requests()).isEmpty();
        }
    }

    @Test
    void axeFindsNothingInAMail(Chromium chromium) {
        try (Visit visit = chromium.visit(NOWHERE, _ -> {})) {
            for (MailFile mail : longest()) {
                visit.page().setContent(mail.html());
                // Landmarks are for pages; mail clients bring their own.
                assertThat(
                                new AxeBuilder(visit.page())
                                        .disableRules(List.of("region", "landmark-one-main"))
                                        .setLegacyMode(true)
                                        .analyze()
                                        .getViolations())
                        .as(mail.toString())
                        .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                        .isEmpty();
            }
        }
    }

    @Test
    void onADarkCanvasAllTextCanBeRead(Chromium chromium) {
        try (Visit visit =
                chromium.visit(NOWHERE, options -> options.setColorScheme(ColorScheme.DARK))) {
            for (MailFile mail : longest()) {
                visit.page().setContent(mail.html());
                List<String> colours =
                        visit.list(
                                """
                                [...document.querySelectorAll('h1, p, li, span, strong, a:not([bgcolor] a)')]
                                    .map(each => getComputedStyle(each).color)
                                """);
                assertThat(colours)
                        .hasSizeGreaterThan(20)
                        .allSatisfy(colour ->
                                assertThat(Visit.contrast(colour, CHROMIUMS_CANVAS))
                                        .as(mail.toString())
                                        .isGreaterThanOrEqualTo(4.5));
                assertThat(
                                Visit.contrast(
                                        visit.text(
                                                "getComputedStyle(document.querySelector('[bgcolor]"
                                                        + " a')).color"),
                                        visit.text(
                                                "getComputedStyle(document.querySelector('[bgcolor]')).backgroundColor")))
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    /** The case with the most in it, in every language. */
    private static List<MailFile> longest() {
        List<MailFile> mails =
                MailFile.all().filter(mail -> mail.name().equals("link-late")).toList();
        assertThat(mails).hasSize(5);
        return mails;
    }
}
