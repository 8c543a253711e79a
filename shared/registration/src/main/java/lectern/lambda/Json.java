package lectern.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as plain maps, lists, strings, numbers and booleans, and typed looks into such trees.
 *
 * <p>Reading refuses a key that stands twice in one object, and whatever is not exactly one object.
 */
public final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Json() {}

    /** The one JSON object in the stream. */
    public static Map<String, Object> read(InputStream in) throws IOException {
        return one(FACTORY.createParser(in));
    }

    /** The one JSON object in the text. */
    public static Map<String, Object> read(String text) throws IOException {
        return one(FACTORY.createParser(text));
    }

    private static Map<String, Object> one(JsonParser source) throws IOException {
        try (JsonParser parser = source) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                Map<String, Object> tree = JsonTree.object(parser);
                if (parser.nextToken() == null) {
                    return tree;
                }
            }
            throw new JsonParseException(parser, "must be one JSON object");
        }
    }

    /** Writes the tree and leaves the stream open. */
    public static void write(OutputStream out, Map<String, ?> tree) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            JsonTree.write(generator, tree);
        }
    }

    /** The tree as text on one line. */
    public static String write(Map<String, ?> tree) {
        var text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            JsonTree.write(generator, tree);
        } catch (IOException e) {
            throw new IllegalStateException("a string takes whatever is written", e);
        }
        return text.toString();
    }

    /** The string under the key, where there is one. */
    public static Optional<String> string(Map<String, ?> tree, String key) {
        return tree.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The object under the key; an empty one where there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Map<String, ?> tree, String key) {
        return tree.get(key) instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }

    /** The objects in the list under the key; none where there is no list. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> objects(Map<String, ?> tree, String key) {
        return tree.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> (Map<String, Object>) each)
                        .toList()
                : List.of();
    }

    /** The strings in the list under the key; none where there is no list. */
    public static List<String> strings(Map<String, ?> tree, String key) {
        return tree.get(key) instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
                : List.of();
    }
}
