package lectern.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A style sheet or a script that stands in the page itself. Read when the first page needs it: most
 * answers to a form have no page, and its hash costs a function that just started as much as a read
 * from the table.
 */
public final class Inline {
    /** What all pages look like. */
    public static final Inline STYLE = new Inline(Inline.class, "page.css");

    private final Class<?> feature;
    private final String file;
    private volatile @Nullable Content content;

    /** The file beside the class. */
    public Inline(Class<?> feature, String file) {
        this.feature = feature;
        this.file = file;
    }

    private record Content(String text, String hash) {}

    /** What stands in the page. */
    public String text() {
        return content().text();
    }

    /** What the content security policy calls it. */
    public String hash() {
        return content().hash();
    }

    private Content content() {
        Content known = content;
        if (known == null) {
            String text = read();
            known = new Content(text, hash(text));
            content = known;
        }
        return known;
    }

    private String read() {
        try (InputStream in = feature.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("//"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
