package lectern.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A UTF-8 file of {@code key=value} lines beside this class, read in its order, which {@link
 * java.util.Properties} would lose. A line that begins with {@code #} is a comment; nothing is
 * escaped.
 */
final class NameFile {
    private NameFile() {}

    static Map<String, String> read(String file) {
        try (InputStream in = NameFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The pairs of the text, in its order. */
    static Map<String, String> parse(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        text.lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .forEach(line -> {
                    int sign = line.indexOf('=');
                    if (sign < 1
                            || pairs.put(line.substring(0, sign), line.substring(sign + 1))
                                    != null) {
                        throw new IllegalStateException("no line for one name: " + line);
                    }
                });
        return Collections.unmodifiableMap(pairs);
    }
}
