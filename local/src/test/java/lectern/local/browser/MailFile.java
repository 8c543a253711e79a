package lectern.local.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lectern.local.aws.FreshTables;

/**
 * One of the golden mails.
 *
 * @param name its kind and case
 * @param tag of its language
 */
record MailFile(String name, String tag, String html) {
    private static final String FOLDER = "shared/mail/src/test/resources/lectern/mail/golden";

    /** All of them, by name and language. */
    static Stream<MailFile> all() {
        Path folder = FreshTables.projectFolder().resolve(FOLDER);
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(each -> each.toString().endsWith(".html"))
                    .sorted()
                    .map(MailFile::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MailFile read(Path file) {
        String[] parts = file.getFileName().toString().replace(".html", "").split("_", 2);
        try {
            return new MailFile(parts[0], parts[1], Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mail in a frame of this width. */
    String frame(int width) {
        return "<iframe title=\"%s %s\" width=\"%d\" srcdoc=\"%s\"></iframe>"
                .formatted(name, tag, width, html.replace("&", "&amp;").replace("\"", "&quot;"));
    }

    @Override
    public String toString() {
        return name + "_" + tag;
    }
}
