package lectern.local.browser;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import lectern.language.Language;
import lectern.local.aws.FreshTables;

/** The README's pictures, made of a whole run: the form, the link mail, the console. */
final class Pictures {
    private static final Instant MORNING = Instant.parse("2020-12-03T06:00:00Z");
    private static final String TOKYO = "hanako@example.com";
    private static final String LINK_MAIL = "#mails a:has(.kind-link):has-text('" + TOKYO + "')";

    private final Site site;
    private final Path folder;

    private Pictures(Site site, Path folder) {
        this.site = site;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = FreshTables.projectFolder().resolve("docs");
        try (Chromium chromium = Chromium.start();
                Site site = Site.asShipped(chromium)) {
            new Pictures(site, Files.createDirectories(folder)).take();
        }
    }

    private void take() throws IOException {
        try (Visit visit = site.visit()) {
            visit.open(Site.form(Language.ENGLISH));
            picture(visit.page(), "form.png", 720);
            register(visit, "ana@example.com", "ES");
            register(visit, "jana@example.com", "CZ");
            register(visit, TOKYO, "JP");
            site.run().moveClock(MORNING);
            visit.open("/local");
            visit.arrive(() -> visit.page().click(LINK_MAIL));
            picture(visit.page(), "console.png", 1_020);
            visit.open(visit.page().getAttribute("iframe", "src"));
            picture(visit.page(), "mail.png", 720);
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

    /** The page's head, all of one shape, so that they stand side by side. */
    private void picture(Page page, String name, int width) throws IOException {
        page.setViewportSize(width, width * 7 / 6);
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})");
        Files.write(folder.resolve(name), small(page.screenshot()));
    }

    /**
     * Without transparency, and packed as tightly as PNG allows: Chromium would rather be quick.
     */
    private static byte[] small(byte[] png) throws IOException {
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(png));
        BufferedImage opaque =
                new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(seen, 0, 0, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam tightly = writer.getDefaultWriteParam();
        tightly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        tightly.setCompressionQuality(0);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), tightly);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
