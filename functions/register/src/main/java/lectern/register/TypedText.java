package lectern.register;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

/** What a person may type where any text will do. */
final class TypedText {
    /**
     * Letters, marks and symbols that Unicode draws as nothing: fillers of Hangul, Braille's blank.
     */
    private static final String BLANK = "\u034f\u115f\u1160\u2800\u3164\uffa0";

    private TypedText() {}

    /** Without white space at its ends, in the sense of Unicode: U+00A0 and U+3000 as well. */
    static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isWhite(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isWhite(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** Unicode's White_Space, all of it in the first plane. */
    private static boolean isWhite(char c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\u0085';
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Whether a reader would see anything of it; fillers and zero-width characters show nothing.
     */
    static boolean isVisible(String text) {
        return any(text, TypedText::shows);
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

    /**
     * Whether something in it is no character to be read: controls, line ends, broken pairs; or
     * turns the text around it: embeddings, overrides and isolates.
     */
    static boolean hasControls(String text) {
        return any(text, TypedText::controls);
    }

    private static boolean controls(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
        };
    }

    /** Whether it is a web or e-mail address rather than a name, in characters of any width. */
    static boolean hasAddress(String text) {
        String plain = inOneWidth(text).toLowerCase(Locale.ROOT);
        return plain.contains("://") || plain.contains("www.") || plain.contains("@");
    }

    /**
     * NFKC. Below U+02B0 it makes nothing of what an address has, and a name of Latin letters need
     * not wait for Unicode's tables, which take a cold start's time to load.
     */
    private static String inOneWidth(String text) {
        return any(text, point -> point >= 0x2b0)
                ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                : text;
    }

    private static boolean any(String text, IntPredicate test) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (test.test(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The text with U+FFFD for every half of a surrogate pair, which no UTF-8 can hold. */
    static String withoutBrokenPairs(String text) {
        return text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xfffd : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
