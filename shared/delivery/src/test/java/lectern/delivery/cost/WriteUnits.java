package lectern.delivery.cost;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Write units of one write, by the item before and after it; an item that is not there is empty.
 */
final class WriteUnits {
    private static final List<String> PRIMARY = List.of("webinar", "email");

    private WriteUnits() {}

    /** An index: its key, and what else of the item stands in it. */
    private record Index(List<String> key, List<String> more) {}

    private static final List<Index> INDEXES =
            List.of(
                    new Index(List.of("agendaShard", "nextMailAt"), List.of("nextMail")),
                    new Index(List.of("attention", "registeredAt"), List.of()));

    /** What the table itself takes: the larger of the two, in units of a kilobyte begun. */
    static int ofTable(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        return units(Math.max(size(before), size(after)));
    }

    /** What the indexes take besides. */
    static int ofIndexes(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        return INDEXES.stream().mapToInt(index -> ofIndex(index, before, after)).sum();
    }

    private static int ofIndex(
            Index index, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        Map<String, AttributeValue> old = entry(index, before);
        Map<String, AttributeValue> now = entry(index, after);
        if (old.equals(now)) {
            return 0;
        }
        boolean isSamePlace =
                !old.isEmpty()
                        && !now.isEmpty()
                        && index.key().stream()
                                .allMatch(key -> Objects.equals(old.get(key), now.get(key)));
        // An entry whose key changes is deleted at one place and put at another.
        return isSamePlace
                ? units(Math.max(size(old), size(now)))
                : (old.isEmpty() ? 0 : units(size(old))) + (now.isEmpty() ? 0 : units(size(now)));
    }

    private static Map<String, AttributeValue> entry(
            Index index, Map<String, AttributeValue> item) {
        if (!item.keySet().containsAll(index.key())) {
            return Map.of();
        }
        Map<String, AttributeValue> entry = new TreeMap<>(item);
        entry.keySet()
                .removeIf(name ->
                        !PRIMARY.contains(name)
                                && !index.key().contains(name)
                                && !index.more().contains(name));
        return entry;
    }

    private static int units(int bytes) {
        return Math.max(1, (bytes + 1023) / 1024);
    }

    /** Bytes of an item as DynamoDB counts them. */
    static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(each -> utf8(each.getKey()) + size(each.getValue()))
                .sum();
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> value.n().length() / 2 + 2;
            case BOOL, NUL -> 1;
            case SS -> value.ss().stream().mapToInt(WriteUnits::utf8).sum();
            case M -> 3 + value.m().size() + size(value.m());
            case L -> 3 + value.l().size() + value.l().stream().mapToInt(WriteUnits::size).sum();
            case B, BS, NS, UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalArgumentException("not used here: " + value.type());
        };
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
