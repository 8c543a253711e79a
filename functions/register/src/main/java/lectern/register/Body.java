package lectern.register;

import java.util.Optional;
import lectern.web.FormEncoding;
import lectern.web.HttpRequest;

/** The body of a POST, read as far as it can be. */
sealed interface Body {
    /** The largest that is read, in bytes after Base64: a registration is a tenth of it. */
    int LARGEST = 16 * 1024;

    record Complete(Fields fields) implements Body {}

    record TooLarge() implements Body {}

    /** Neither a form nor JSON. */
    record OtherType() implements Body {}

    /** Not UTF-8, or not what its type says. */
    record Unreadable() implements Body {}

    static Body of(HttpRequest request) {
        Optional<byte[]> bytes = request.bytes();
        if (bytes.filter(each -> each.length > LARGEST).isPresent()) {
            return new TooLarge();
        }
        return switch (request.mediaType()) {
            case "application/x-www-form-urlencoded" ->
                    read(bytes.flatMap(FormEncoding::decode).map(Fields::ofForm));
            case "application/json" ->
                    read(bytes.flatMap(JsonEncoding::decode).map(Fields::ofJson));
            default -> new OtherType();
        };
    }

    private static Body read(Optional<Fields> fields) {
        return fields.<Body>map(Complete::new).orElseGet(Unreadable::new);
    }
}
