package lectern.local.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every mail in every language on one sheet, as wide as a phone and as a desktop, for people to
 * look at: {@code target/contact-sheet/index.html}, and a picture of each case.
 */
final class ContactSheet {
    private static final List<Integer> WIDTHS = List.of(390, 800);
    private static final int GAP = 20;

    private ContactSheet() {}

    @SuppressWarnings("SystemOut") // this is a program that people start in a terminal
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of("local/target/contact-sheet"));
        Map<String, List<MailFile>> cases =
                MailFile.all().collect(Collectors.groupingBy(MailFile::name, Collectors.toList()));
        try (Chromium chromium = Chromium.start()) {
            for (var each : cases.entrySet()) {
                picture(chromium, each.getValue(), folder.resolve(each.getKey() + ".png"));
            }
        }
        Path index = folder.resolve("index.html");
        Files.writeString(index, sheet(MailFile.all().toList()));
        System.out.println("Look at " + index);
    }

    private static void picture(Chromium chromium, List<MailFile> mails, Path file) {
        int width = mails.size() * (WIDTHS.getLast() + GAP) + GAP;
        try (Page page =
                chromium.browser()
                        .newPage(new Browser.NewPageOptions().setViewportSize(width, 800))) {
            page.setContent(sheet(mails));
            grow(page);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
        }
    }

    /** Makes each frame as high as the mail in it. */
    static void grow(Page page) {
        page.evaluate(
                """
                document.querySelectorAll('iframe').forEach(each =>
                    each.height = each.contentDocument.documentElement.scrollHeight)
                """);
    }

    /** Frames of the mails; their languages side by side. */
    static String sheet(List<MailFile> mails) {
        String body =
                mails.stream().collect(Collectors.groupingBy(MailFile::name)).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> rows(each.getKey(), each.getValue()))
                        .collect(Collectors.joining());
        return """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Every mail</title>
        <style>
        body { margin: 20px; background: #888; font: 16px system-ui, sans-serif; }
        div { display: flex; gap: 20px; align-items: start; margin-bottom: 20px; }
        iframe { border: 0; background: #fff; flex: none; }
        </style>
        """
                + body
                + "<script>onload = () => document.querySelectorAll('iframe').forEach(each =>"
                + " each.height = each.contentDocument.documentElement.scrollHeight)</script>";
    }

    private static String rows(String name, List<MailFile> mails) {
        return IntStream.range(0, WIDTHS.size())
                .mapToObj(i ->
                        "<h2>%s, %d pixels</h2><div>".formatted(name, WIDTHS.get(i))
                                + mails.stream()
                                        .map(mail -> mail.frame(WIDTHS.get(i)))
                                        .collect(Collectors.joining())
                                + "</div>")
                .collect(Collectors.joining());
    }
}
