package lectern.registration;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB's attribute values from and to plain maps, lists and values; and the shapes we store.
 */
public final class Attributes {
    private Attributes() {}

    /** The item as a plain tree: numbers as {@link BigDecimal}, sets as lists. */
    public static Map<String, Object> plain(Map<String, AttributeValue> item) {
        Map<String, Object> tree = new LinkedHashMap<>();
        item.forEach((name, value) -> tree.put(name, plain(value)));
        return tree;
    }

    /** The plain tree as an item; a null becomes DynamoDB's NULL. */
    public static Map<String, AttributeValue> typed(Map<String, ?> tree) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        tree.forEach((name, value) -> item.put(name, typed(value)));
        return item;
    }

    public static AttributeValue s(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue n(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** An instant in milliseconds, always with three digits, so that text order is time order. */
    public static AttributeValue instant(Instant value) {
        return s(instantText(value));
    }

    /** {@code 2020-12-03T06:00:00.000Z}. */
    public static String instantText(Instant value) {
        String text = value.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.length() == "2020-12-03T06:00:00Z".length()
                ? text.substring(0, text.length() - 1) + ".000Z"
                : text;
    }

    public static Optional<String> text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? Optional.empty() : Optional.ofNullable(value.s());
    }

    public static String requiredText(Map<String, AttributeValue> item, String name) {
        return text(item, name)
                .orElseThrow(
                        () -> new IllegalArgumentException(name + " is missing or not a string"));
    }

    public static Instant requiredInstant(Map<String, AttributeValue> item, String name) {
        return Instant.parse(requiredText(item, name));
    }

    public static Optional<Long> number(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.n() == null
                ? Optional.empty()
                : Optional.of(Long.valueOf(value.n()));
    }

    /** Whether it is there and true. */
    public static boolean isTrue(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value != null && Boolean.TRUE.equals(value.bool());
    }

    public static long requiredNumber(Map<String, AttributeValue> item, String name) {
        return number(item, name)
                .orElseThrow(
                        () -> new IllegalArgumentException(name + " is missing or not a number"));
    }

    /** In a plain tree, what no field takes: a reader complains of that field alone. */
    private enum Unused {
        BINARY
    }

    private static @Nullable Object plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> new BigDecimal(value.n());
            case BOOL -> value.bool();
            case NUL -> null;
            case M -> plain(value.m());
            case L -> plain(value.l());
            case SS -> List.copyOf(value.ss());
            case NS -> value.ns().stream().map(BigDecimal::new).toList();
            case B, BS, UNKNOWN_TO_SDK_VERSION -> Unused.BINARY;
        };
    }

    private static List<@Nullable Object> plain(List<AttributeValue> values) {
        List<@Nullable Object> list = new ArrayList<>(values.size());
        values.forEach(each -> list.add(plain(each)));
        return Collections.unmodifiableList(list);
    }

    private static AttributeValue typed(@Nullable Object value) {
        return switch (value) {
            case null -> AttributeValue.fromNul(true);
            case String text -> s(text);
            case Number number -> AttributeValue.fromN(number.toString());
            case Boolean bool -> AttributeValue.fromBool(bool);
            case List<?> list ->
                    AttributeValue.fromL(list.stream().map(Attributes::typed).toList());
            case Map<?, ?> map -> {
                Map<String, AttributeValue> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put((String) name, typed(member)));
                yield AttributeValue.fromM(members);
            }
            default -> throw new IllegalArgumentException("cannot be stored: " + value.getClass());
        };
    }
}
