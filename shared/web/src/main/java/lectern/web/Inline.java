package lectern.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * A style sheet or a script that stands in the page itself.
 *
 * @param hash what the content security policy calls it
 */
public record Inline(String text, String hash) {
    /** What all pages look like. */
    public static final Inline STYLE = read(Inline.class, "page.css");

    /** The file beside the class. */
    public static Inline read(Class<?> feature, String file) {
        try (InputStream in = feature.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            String text =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.startsWith("//"))
                            .collect(Collectors.joining("\n"));
            return new Inline(text, hash(text));
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
