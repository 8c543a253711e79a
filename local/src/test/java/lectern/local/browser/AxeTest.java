package lectern.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import lectern.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What axe-core finds: nothing, best practices included. */
@InChromium
class AxeTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void noPageHasAFinding(Language language, Site site) {
        try (Visit visit = site.visit()) {
            for (String path : site.pages(language).toList()) {
                visit.open(path);
                expectNothing(visit, path);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noPageWithErrorsHasAFinding(Language language, Site site) {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(language));
            assertThat(visit.send()).isEqualTo(422);
            expectNothing(visit, "422");
            visit.page().fill("#again", "nobody");
            assertThat(visit.arrive(() -> visit.page().press("#again", "Enter"))).isEqualTo(422);
            expectNothing(visit, "422 of resend");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theOwnPageWithTheLinkHasNone(Language language, Site site) {
        try (Visit visit = site.visit()) {
            visit.open(site.own(Site.TODAY, language));
            assertThat(visit.page().getAttribute("a.button", "href"))
                    .isEqualTo("https://meet.example.org/iuc-city-to-city-4");
            expectNothing(visit, "the link");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noPageThatAsksToWaitHasAFinding(Language language, Site site, AskedToWait wait) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Visit visit = site.visit(options -> options.setColorScheme(scheme))) {
                wait.pages(language)
                        .forEach(page -> {
                            visit.open(page);
                            assertThat(visit.text("document.documentElement.lang"))
                                    .isEqualTo(language.tag());
                            expectNothing(visit, page.what());
                        });
            }
        }
    }

    @Test
    void darkPagesHaveNone(Site site) {
        try (Visit visit = site.visit(options -> options.setColorScheme(ColorScheme.DARK))) {
            for (String path : site.pages(Language.ENGLISH).toList()) {
                visit.open(path);
                expectNothing(visit, "dark " + path);
            }
            visit.open(Site.form(Language.ENGLISH));
            visit.send();
            expectNothing(visit, "dark 422");
        }
    }

    @Test
    void theConsoleHasNone(Site site) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Visit visit = site.visit(options -> options.setColorScheme(scheme))) {
                visit.open(Site.form(Language.JAPANESE));
                String email = scheme.name().toLowerCase(Locale.ROOT) + "@example.com";
                visit.fillIn(email);
                assertThat(visit.send()).isEqualTo(200);
                site.awaitMailTo(email);
                visit.open("/local");
                expectNothing(visit, "console " + scheme);
                visit.page().click(".list a");
                expectNothing(visit, "console with a mail " + scheme);
            }
        }
    }

    private static void expectNothing(Visit visit, String what) {
        visit.unfold();
        // In the page itself: the console's frame shows a mail and runs no scripts.
        AxeResults results =
                new AxeBuilder(visit.page()).exclude("iframe").setLegacyMode(true).analyze();
        assertThat(results.getViolations())
                .as(what)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
        assertThat(results.getPasses()).as(what + ": it looked").hasSizeGreaterThan(10);
    }
}
