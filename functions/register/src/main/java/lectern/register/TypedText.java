package lectern.register;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person may type where any text will do. */
final class TypedText {
    private static final Pattern WHITE_ENDS =
            Pattern.compile("^\\p{IsWhite_Space}+|\\p{IsWhite_Space}+$");

    /** Embeddings, overrides and isolates: with them a name turns the text around it. */
    private static final Pattern BIDI_CONTROL = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

    /**
     * Letters, marks and symbols that Unicode draws as nothing: fillers of Hangul, Braille's blank.
     */
    private static final String BLANK = "\u034f\u115f\u1160\u2800\u3164\uffa0";

    private TypedText() {}

    /** Without white space at its ends, in the sense of Unicode: U+00A0 and U+3000 as well. */
    static String strip(String text) {
        return WHITE_ENDS.matcher(text).replaceAll("");
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Whether a reader would see anything of it; fillers and zero-width characters show nothing.
     */
    static boolean isVisible(String text) {
        return text.codePoints().anyMatch(TypedText::shows);
    }

    private static boolean shows(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> BLANK.indexOf(point) < 0;
        };
    }

    /** Whether something in it is no character to be read: controls, line ends, broken pairs. */
    static boolean hasControls(String text) {
        return BIDI_CONTROL.matcher(text).find()
                || text.codePoints()
                        .map(Character::getType)
                        .anyMatch(type ->
                                type == Character.CONTROL
                                        || type == Character.LINE_SEPARATOR
                                        || type == Character.PARAGRAPH_SEPARATOR
                                        || type == Character.SURROGATE);
    }

    /** Whether it is a web or e-mail address rather than a name, in characters of any width. */
    static boolean hasAddress(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.contains("://") || plain.contains("www.") || plain.contains("@");
    }

    /** The text with U+FFFD for every half of a surrogate pair, which no UTF-8 can hold. */
    static String withoutBrokenPairs(String text) {
        return text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xfffd : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
