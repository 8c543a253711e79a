package lectern.local.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Clip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import lectern.language.Language;
import lectern.local.aws.FreshTables;

/** The README's pictures, made of a whole run: the form, the link mail, the console. */
final class Pictures {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 1_000;
    private static final Instant MORNING = Instant.parse("2020-12-03T06:00:00Z");

    private final Site site;
    private final Path folder;

    private Pictures(Site site, Path folder) {
        this.site = site;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = FreshTables.projectFolder().resolve("docs");
        try (Site site = Site.open()) {
            new Pictures(site, Files.createDirectories(folder)).take();
        }
    }

    private void take() {
        try (Visit visit =
                site.visit(options ->
                        options.setViewportSize(WIDTH, HEIGHT).setTimezoneId("Asia/Tokyo"))) {
            visit.open(Site.form(Language.JAPANESE));
            picture(visit.page(), "form.png");
            Map.of("hanako@example.com", "JP", "jana@example.com", "CZ", "ana@example.com", "ES")
                    .forEach((email, country) -> register(visit, email, country));
            site.run().moveClock(MORNING);
            visit.open("/local");
            visit.page().click(".list a:has-text('hanako') >> nth=0");
            visit.page().waitForLoadState();
            visit.page().setViewportSize(WIDTH + 400, HEIGHT);
            visit.page().frames().getLast().waitForSelector("h1");
            picture(visit.page(), "console.png");
            String mail = visit.page().getAttribute("iframe", "src");
            visit.page().setViewportSize(WIDTH, HEIGHT);
            visit.open(mail);
            picture(visit.page(), "mail.png");
        }
    }

    private void register(Visit visit, String email, String country) {
        Language language =
                switch (country) {
                    case "JP" -> Language.JAPANESE;
                    case "CZ" -> Language.CZECH;
                    default -> Language.SPANISH;
                };
        visit.open(Site.form(language));
        visit.fillIn(email);
        visit.page().selectOption("#country", country);
        visit.page().evaluate("document.querySelector('#timeZone').value = ''");
        visit.send();
        site.awaitMailTo(email);
    }

    private void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setClip(new Clip(0, 0, page.viewportSize().width, HEIGHT))
                        .setPath(folder.resolve(name)));
    }
}
