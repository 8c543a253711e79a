package lectern.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of one feature in one language, from {@code <name>_<tag>.properties} (UTF-8) beside the
 * class that uses them. {@code {word}} in a text is a place to fill.
 *
 * <p>A text or a filling that is missing is a programming error and is thrown; a test compares all
 * languages, so that the build fails before a reader meets it.
 */
public final class Texts {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Language language;
    private final Map<String, String> texts;

    private Texts(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** Reads the file beside {@code feature}. */
    public static Texts of(Class<?> feature, String name, Language language) {
        String file = name + "_" + language.tag() + ".properties";
        try (InputStream in = feature.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + feature.getName());
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> texts = new TreeMap<>();
            properties.forEach((key, value) -> texts.put((String) key, (String) value));
            return new Texts(language, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    public Language language() {
        return language;
    }

    /** All keys, for the test that compares languages. */
    public Set<String> keys() {
        return Set.copyOf(texts.keySet());
    }

    /** The text, its places filled from pairs of a word and a value. */
    public String get(String key, Object... fillings) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("no text " + key + " in " + language.tag());
        }
        if (fillings.length % 2 != 0) {
            throw new IllegalArgumentException("a place without its filling: " + key);
        }
        return PLACE.matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(filling(key, place.group(1), fillings)));
    }

    private static String filling(String key, String place, Object... fillings) {
        for (int i = 0; i < fillings.length; i += 2) {
            if (fillings[i].equals(place)) {
                return fillings[i + 1].toString();
            }
        }
        throw new IllegalArgumentException("nothing fills {" + place + "} of " + key);
    }
}
