package lectern.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden mails as a browser shows them; what people look at is {@link ContactSheet}. */
@InChromium
class MailLookTest {

    @Test
    void noMailIsWiderThanAPhone(Site site) {
        try (Visit visit = site.visit(options -> options.setViewportSize(320, 640))) {
            for (MailFile mail : MailFile.all().toList()) {
                visit.page().setContent(mail.html());

                assertThat(visit.number("document.documentElement.scrollWidth"))
                        .as(mail.toString())
                        .isLessThanOrEqualTo(320);
            }
        }
    }

    @Test
    void aMailLoadsNothingAndHidesOnlyItsPreview(Site site) {
        try (Visit visit = site.visit()) {
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

    /** One of each language, in either scheme; a client may show either. */
    @Test
    void axeFindsNothingInAMail(Site site) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Visit visit = site.visit(options -> options.setColorScheme(scheme))) {
                List<MailFile> mails =
                        MailFile.all().filter(mail -> mail.name().equals("link-late")).toList();
                assertThat(mails).hasSize(5);
                for (MailFile mail : mails) {
                    visit.page().setContent(mail.html());
                    // Landmarks are for pages; mail clients bring their own.
                    assertThat(
                                    new AxeBuilder(visit.page())
                                            .disableRules(List.of("region", "landmark-one-main"))
                                            .setLegacyMode(true)
                                            .analyze()
                                            .getViolations())
                            .as(mail + " " + scheme)
                            .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                            .isEmpty();
                }
            }
        }
    }
}
