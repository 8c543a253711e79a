package lectern.register;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes fields in the shape they must have, and keeps what is wrong with the others. */
final class FieldReader {
    private final Fields fields;
    private final List<Problem> problems = new ArrayList<>();

    FieldReader(Fields fields) {
        this.fields = fields;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Whether nothing is wrong with the field so far. */
    boolean isFine(String field) {
        for (Problem problem : problems) {
            if (problem.field().equals(field)) {
                return false;
            }
        }
        return true;
    }

    void refuse(String field, Fault fault, String detail) {
        problems.add(new Problem(field, fault, detail));
    }

    void refuse(String field, Fault fault) {
        problems.add(new Problem(field, fault));
    }

    /** A form may come from a page with more on it; a program that sends more has a mistake. */
    void refuseUnknown(Set<String> known) {
        if (fields.inJson()) {
            fields.names().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name ->
                            refuse(TypedText.withoutBrokenPairs(name), Fault.UNKNOWN_FIELD));
        }
    }

    /** One text without white space at its ends; empty where there is none, or none that counts. */
    Optional<String> text(String name) {
        if (!isSingle(name)) {
            return Optional.empty();
        }
        for (Object value : fields.all(name)) {
            if (!(value instanceof String)) {
                refuse(name, Fault.NOT_TEXT);
                return Optional.empty();
            }
        }
        return fields.said(name);
    }

    /** A box that was ticked: {@code on} in a form, {@code true} in JSON. */
    boolean isTicked(String name) {
        if (!isSingle(name) || fields.all(name).isEmpty()) {
            return false;
        }
        Object value = fields.all(name).getFirst();
        if (!fields.inJson()) {
            return value.equals("on");
        }
        if (value instanceof Boolean ticked) {
            return ticked;
        }
        refuse(name, Fault.NOT_TRUE_OR_FALSE);
        return false;
    }

    /** All texts of a field that may have several: repeated in a form, a list in JSON. */
    List<String> texts(String name) {
        List<?> values = fields.all(name);
        if (fields.inJson() && !values.isEmpty()) {
            if (!isSingle(name)) {
                return List.of();
            }
            if (!(values.getFirst() instanceof List<?> list)
                    || !list.stream().allMatch(String.class::isInstance)) {
                refuse(name, Fault.NOT_A_LIST);
                return List.of();
            }
            values = list;
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Object value : values) {
            String text = TypedText.strip((String) value);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    private boolean isSingle(String name) {
        if (fields.all(name).size() > 1) {
            refuse(name, Fault.REPEATED);
            return false;
        }
        return true;
    }
}
