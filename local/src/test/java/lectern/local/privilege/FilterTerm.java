package lectern.local.privilege;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter pattern of CloudWatch Logs for JSON lines, as far as the template uses the language:
 * {@code { $.outcome = "ticked" }}, {@code { ($.a = "b") && ($.c > 30) }}.
 */
public record FilterTerm(List<Comparison> all) {
    private static final Pattern BRACES = Pattern.compile("\\{ (.*) }");
    private static final Pattern COMPARISON =
            Pattern.compile("\\(?\\$\\.(\\w+) (=|>) (?:\"([^\"]*)\"|(\\d+))\\)?");

    /** One comparison: with a text, or whether a number is greater. */
    record Comparison(String field, String operator, String value) {
        boolean holds(Map<String, Object> line) {
            Object found = line.get(field);
            return operator.equals("=")
                    ? value.equals(found)
                    : found instanceof Number number
                            && number.doubleValue() > Double.parseDouble(value);
        }
    }

    /** What cannot be understood is an error. */
    public static FilterTerm parse(String pattern) {
        Matcher braces = BRACES.matcher(pattern);
        if (!braces.matches()) {
            throw new IllegalArgumentException(pattern);
        }
        return new FilterTerm(
                Arrays.stream(braces.group(1).split(" && ", -1))
                        .map(FilterTerm::comparison)
                        .toList());
    }

    private static Comparison comparison(String text) {
        Matcher parts = COMPARISON.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new Comparison(
                parts.group(1),
                parts.group(2),
                parts.group(3) == null ? parts.group(4) : parts.group(3));
    }

    public boolean matches(Map<String, Object> line) {
        return all.stream().allMatch(each -> each.holds(line));
    }
}
