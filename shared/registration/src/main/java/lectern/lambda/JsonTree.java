package lectern.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trees from Jackson's tokens and back. A library that maps JSON to objects would do it too, and
 * more that nobody here asks for; its classes alone would be a twentieth of a cold start.
 */
final class JsonTree {
    private JsonTree() {}

    /** The rest of the object whose beginning was just read. */
    static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            put(object, name, value(parser));
        }
        return object;
    }

    // A null of JSON stands in the tree, so that it is not taken for a key that is absent.
    @SuppressWarnings("NullAway")
    private static void put(Map<String, Object> object, String name, @Nullable Object value) {
        object.put(name, value);
    }

    @SuppressWarnings("NullAway")
    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default ->
                    throw new IllegalStateException(
                            "no value begins with " + parser.currentToken());
        };
    }

    /** Writes the tree; keys whose value is null are left out. */
    static void write(JsonGenerator generator, @Nullable Object tree) throws IOException {
        switch (tree) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Boolean truth -> generator.writeBoolean(truth);
            case Number number -> generator.writeNumber(number.toString());
            case Enum<?> word -> generator.writeString(word.name());
            case Map<?, ?> object -> writeObject(generator, object);
            case Iterable<?> list -> writeList(generator, list);
            default ->
                    throw new IllegalArgumentException(
                            "not a map, list or plain value: " + tree.getClass().getName());
        }
    }

    private static void writeObject(JsonGenerator generator, Map<?, ?> object) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            if (entry.getValue() != null) {
                generator.writeFieldName(entry.getKey().toString());
                write(generator, entry.getValue());
            }
        }
        generator.writeEndObject();
    }

    private static void writeList(JsonGenerator generator, Iterable<?> list) throws IOException {
        generator.writeStartArray();
        for (Object each : list) {
            write(generator, each);
        }
        generator.writeEndArray();
    }
}
