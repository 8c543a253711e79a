package lectern.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Where a line may end: after a space and, in Chinese and Japanese, between any two characters but
 * before closing and after opening punctuation (the heart of UAX 14 and JIS X 4051).
 */
final class Breaks {
    /** Closing punctuation, small kana, marks of repetition and length. */
    private static final String NEVER_FIRST =
            ")]}.,:;!?%\u2019\u201d\u2026\u00b0"
                    + "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u301c\u303b"
                    + "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u309d\u309e"
                    + "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6"
                    + "\u30fb\u30fc\u30fd\u30fe"
                    + "\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d";

    private static final String NEVER_LAST =
            "([{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b";

    private Breaks() {}

    /** The text in pieces between which a line may end; spaces stay at the end of a piece. */
    static List<String> lineParts(String text) {
        return split(text, at -> mayEndLine(text, at));
    }

    /** Coarser: a run of katakana, which is one word, stays whole. */
    static List<String> words(String text) {
        return split(
                text,
                at ->
                        mayEndLine(text, at)
                                && !(isKatakana(text.codePointBefore(at))
                                        && isKatakana(text.codePointAt(at))));
    }

    private static List<String> split(String text, IntPredicate mayBreak) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        int at = 0;
        while (at < text.length()) {
            at += Character.charCount(text.codePointAt(at));
            if (at == text.length() || mayBreak.test(at)) {
                pieces.add(text.substring(begin, at));
                begin = at;
            }
        }
        return pieces;
    }

    private static boolean mayEndLine(String text, int at) {
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at);
        if (isSpace(after) || Columns.width(Character.toString(after)) == 0) {
            return false;
        }
        if (isSpace(before)) {
            return !followsSingleLetter(text, at - 1);
        }
        return (Columns.isWide(before) || Columns.isWide(after))
                && NEVER_FIRST.indexOf(after) < 0
                && NEVER_LAST.indexOf(before) < 0
                // 12 belongs to the month sign that follows.
                && !Character.isDigit(before);
    }

    /** A Czech preposition of one letter does not end a line. */
    private static boolean followsSingleLetter(String text, int space) {
        return space > 0
                && Character.isLetter(text.charAt(space - 1))
                && !Columns.isWide(text.charAt(space - 1))
                && (space == 1 || isSpace(text.charAt(space - 2)));
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == ' ' || codePoint == '\u3000';
    }

    private static boolean isKatakana(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.KATAKANA
                || codePoint == '\u30fc';
    }
}
