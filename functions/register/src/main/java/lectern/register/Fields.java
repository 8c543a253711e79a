package lectern.register;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was sent, field by field, before anybody judged it.
 *
 * @param values of each field in their order: texts, and in JSON also what {@link JsonEncoding}
 *     knows
 */
record Fields(boolean inJson, Map<String, List<Object>> values) {
    /** What a page shows that nothing was sent to yet. */
    static final Fields NONE = new Fields(false, Map.of());

    Fields {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Fields ofForm(Map<String, List<String>> form) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        form.forEach((name, texts) -> values.put(name, List.copyOf(texts)));
        return new Fields(false, values);
    }

    static Fields ofJson(Map<String, List<Object>> json) {
        return new Fields(true, json);
    }

    Set<String> names() {
        return values.keySet();
    }

    List<Object> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first text under the name as it was typed; empty where there is none. */
    String typed(String name) {
        for (Object value : all(name)) {
            if (value instanceof String text) {
                return text;
            }
        }
        return "";
    }

    /** The first text under the name, unless it is blank. */
    Optional<String> said(String name) {
        return Optional.of(TypedText.strip(typed(name))).filter(text -> !text.isEmpty());
    }

    /** Whether anything at all is in the field. */
    boolean isFilled(String name) {
        for (Object value : all(name)) {
            if (!(value instanceof String text) || !text.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
