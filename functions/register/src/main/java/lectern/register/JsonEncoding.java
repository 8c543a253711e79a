package lectern.register;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.web.FormEncoding;

/**
 * A JSON object as fields: a value is a {@link String}, a {@link Boolean}, a {@link List} of such,
 * or {@link Other}. A null counts as not there. A name that stands twice keeps both values, so that
 * it can be refused like a form's.
 */
final class JsonEncoding {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonEncoding() {}

    /** A number or an object: no field of ours takes one. */
    enum Other {
        VALUE
    }

    /** The values of each name; empty where the bytes are not one JSON object in UTF-8. */
    static Optional<Map<String, List<Object>>> decode(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(FormEncoding.utf8(bytes))) {
            Map<String, List<Object>> fields = new LinkedHashMap<>();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                List<Object> values = fields.computeIfAbsent(name, _ -> new ArrayList<>());
                value(parser, parser.nextToken()).ifPresent(values::add);
            }
            return parser.nextToken() == null ? Optional.of(fields) : Optional.empty();
        } catch (JacksonException | java.nio.charset.CharacterCodingException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a text cannot be read", e);
        }
    }

    private static Optional<Object> value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> Optional.of(parser.getText());
            case VALUE_TRUE -> Optional.of(true);
            case VALUE_FALSE -> Optional.of(false);
            case VALUE_NULL -> Optional.empty();
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, parser.currentToken()).orElse(Other.VALUE));
                }
                yield Optional.of(list);
            }
            default -> {
                parser.skipChildren();
                yield Optional.of(Other.VALUE);
            }
        };
    }
}
