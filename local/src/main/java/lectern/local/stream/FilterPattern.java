package lectern.local.stream;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import lectern.lambda.Json;
import lectern.local.CannotStart;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of an event source mapping's {@code FilterCriteria}, or of a rule on the event bus, as
 * AWS applies it: every named field must fit, any alternative in its list is enough.
 *
 * <p>Knows strings, numbers, booleans, null, {@code exists} and {@code prefix}. As on AWS {@code
 * exists} looks at leaves only: an object is no leaf.
 */
public final class FilterPattern {
    private final Predicate<List<?>> rule;

    private FilterPattern(Predicate<List<?>> rule) {
        this.rule = rule;
    }

    public static FilterPattern parse(String json) {
        try {
            return new FilterPattern(object(Json.read(json)));
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "A filter in template.yaml cannot be used here: " + e.getMessage(), e);
        }
    }

    public boolean matches(Map<String, ?> record) {
        return rule.test(List.of(record));
    }

    /** The pattern of an object: each of its fields. */
    private static Predicate<List<?>> object(Map<?, ?> pattern) {
        Map<Object, Predicate<List<?>>> fields = new LinkedHashMap<>();
        pattern.forEach((name, field) -> fields.put(name, field(name, field)));
        return values ->
                fields.entrySet().stream()
                        .allMatch(field -> field.getValue().test(under(field.getKey(), values)));
    }

    private static Predicate<List<?>> field(Object name, @Nullable Object pattern) {
        return switch (pattern) {
            case Map<?, ?> object -> object(object);
            case List<?> alternatives -> anyOf(alternatives);
            case null, default ->
                    throw new IllegalArgumentException(
                            name + " must be an object or a list of alternatives");
        };
    }

    private static Predicate<List<?>> anyOf(List<?> alternatives) {
        List<Predicate<List<?>>> rules = alternatives.stream().map(FilterPattern::leaf).toList();
        return values -> {
            List<?> leaves = values.stream().filter(value -> !(value instanceof Map)).toList();
            return rules.stream().anyMatch(rule -> rule.test(leaves));
        };
    }

    private static Predicate<List<?>> leaf(@Nullable Object alternative) {
        if (!(alternative instanceof Map<?, ?> operator)) {
            return leaves -> leaves.stream().anyMatch(leaf -> isSame(alternative, leaf));
        }
        if (operator.equals(Map.of("exists", true))) {
            return leaves -> !leaves.isEmpty();
        }
        if (operator.equals(Map.of("exists", false))) {
            return List::isEmpty;
        }
        if (operator.size() == 1 && operator.get("prefix") instanceof String prefix) {
            return leaves ->
                    leaves.stream()
                            .anyMatch(leaf ->
                                    (leaf instanceof String text) && text.startsWith(prefix));
        }
        throw new IllegalArgumentException("unknown operator " + operator);
    }

    /** What stands under the name: nothing, one value, or the elements of a list. */
    private static List<?> under(Object name, List<?> values) {
        return values.stream()
                .filter(value -> (value instanceof Map<?, ?> map) && map.containsKey(name))
                .map(value -> ((Map<?, ?>) value).get(name))
                .<Object>mapMulti((value, each) -> {
                    if (value instanceof List<?> list) {
                        list.forEach(each);
                    } else {
                        each.accept(value);
                    }
                })
                .toList();
    }

    private static boolean isSame(@Nullable Object wanted, @Nullable Object given) {
        if ((wanted instanceof Number one) && (given instanceof Number other)) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return Objects.equals(wanted, given);
    }
}
