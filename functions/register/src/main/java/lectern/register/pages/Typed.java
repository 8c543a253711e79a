package lectern.register.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody typed, to be shown again; nothing of it need be valid. */
public record Typed(Map<String, List<String>> values) {
    /** Nothing yet. */
    public static final Typed NOTHING = new Typed(Map.of());

    public Typed {
        values =
                values.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, each -> List.copyOf(each.getValue())));
    }

    List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    String first(String field) {
        return all(field).isEmpty() ? "" : all(field).getFirst();
    }
}
