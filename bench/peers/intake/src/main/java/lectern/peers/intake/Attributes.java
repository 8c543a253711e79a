package lectern.peers.intake;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Looks into items. */
final class Attributes {
    private Attributes() {}

    static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(required(item, name).s(), name);
    }

    static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(Objects.requireNonNull(required(item, name).n(), name));
    }

    static Stream<String> texts(Map<String, AttributeValue> item, String name) {
        return required(item, name).l().stream().map(AttributeValue::s);
    }
}
