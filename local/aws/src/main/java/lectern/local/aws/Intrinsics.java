package lectern.local.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves {@code Ref}, {@code Fn::GetAtt} and {@code Fn::Sub} against given values. */
final class Intrinsics {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final Map<String, String> PSEUDO_PARAMETERS =
            Map.of("AWS::Partition", "aws", "AWS::URLSuffix", "amazonaws.com");

    private final Map<String, String> values;

    /**
     * @param defaults of the parameters
     * @param given values of parameters, logical ids and attributes ({@code Table.Arn}); they win
     */
    Intrinsics(Map<String, String> defaults, Map<String, String> given) {
        values = new LinkedHashMap<>(PSEUDO_PARAMETERS);
        values.putAll(defaults);
        values.putAll(given);
    }

    /** The text; {@code where} says in the exception what could not be resolved. */
    String text(Object value, String where) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Map<?, ?> call && call.size() == 1) {
            Map.Entry<?, ?> only = call.entrySet().iterator().next();
            return call(only.getKey().toString(), only.getValue(), where);
        }
        throw unresolved(value, where);
    }

    /** The texts of a list, or of one value that holds them separated by commas. */
    List<String> texts(Object value, String where) {
        return value instanceof List<?> list
                ? list.stream().map(each -> text(each, where)).toList()
                : List.of(text(value, where).split("\\s*,\\s*"));
    }

    /** The tree with everything in it resolved. */
    Object tree(Object value, String where) {
        if (value instanceof List<?> list) {
            return list.stream().map(each -> tree(each, where)).toList();
        }
        if (value instanceof Map<?, ?> map && !isCall(map)) {
            Map<String, Object> resolved = new LinkedHashMap<>();
            map.forEach((name, each) -> resolved.put(name.toString(), tree(each, where)));
            return resolved;
        }
        return text(value, where);
    }

    private static boolean isCall(Map<?, ?> map) {
        return map.size() == 1
                && map.keySet().stream()
                        .map(Object::toString)
                        .allMatch(name -> name.equals("Ref") || name.startsWith("Fn::"));
    }

    private String call(String function, Object argument, String where) {
        if (argument instanceof String name) {
            return switch (function) {
                case "Ref", "Fn::GetAtt" -> named(name, where);
                case "Fn::Sub" -> substituted(name, where);
                default -> throw unresolved(function, where);
            };
        }
        throw unresolved(Map.of(function, argument), where);
    }

    private String substituted(String text, String where) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll((MatchResult match) ->
                        Matcher.quoteReplacement(named(match.group(1), where)))
                .replace("${!", "${");
    }

    private String named(String name, String where) {
        return Optional.ofNullable(values.get(name)).orElseThrow(() -> unresolved(name, where));
    }

    private static IllegalArgumentException unresolved(Object what, String where) {
        return new IllegalArgumentException("template: " + where + ": no value given for " + what);
    }
}
