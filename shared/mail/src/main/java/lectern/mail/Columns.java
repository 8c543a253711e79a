package lectern.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Text measured in columns of a fixed-width screen: East Asian wide characters take two (UAX 11),
 * combining marks none.
 */
final class Columns {
    private static final String ELLIPSIS = "\u2026";

    /** First and last of each wide range that a mail may meet. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x2e80, 0x303e},
        {0x3040, 0xa4cf},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff01, 0xff60},
        {0xffe0, 0xffe6},
        {0x1f300, 0x1faff},
        {0x20000, 0x3fffd}
    };

    private Columns() {}

    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** The text, cut after a word and with an ellipsis where it is wider than this. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        // Between wide characters an ellipsis is wide as well.
        int room = columns - (width(text) > text.length() ? 2 : 1);
        String kept = "";
        for (String word : Breaks.words(text)) {
            if (width((kept + word).strip()) > room) {
                break;
            }
            kept += word;
        }
        kept = kept.isBlank() ? beginning(text, room) : kept;
        return kept.replaceFirst("[\\s\\p{Punct}\u3001\u3002\uff0c\uff1a\uff1b\u30fb]+$", "")
                + ELLIPSIS;
    }

    /** The text in lines of at most this width; only a single longer word is cut. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : Breaks.lineParts(text)) {
            if (width((line + word).strip()) > columns) {
                lines.add(line.strip());
                line = "";
            }
            while (width(word.strip()) > columns) {
                String head = beginning(word, columns);
                lines.add(head);
                word = word.substring(head.length());
            }
            line += word;
        }
        lines.add(line.strip());
        return lines.stream().filter(each -> !each.isEmpty()).toList();
    }

    private static String beginning(String text, int columns) {
        int end = 0;
        int width = 0;
        while (end < text.length()) {
            int next = text.codePointAt(end);
            width += width(next);
            if (width > columns) {
                break;
            }
            end += Character.charCount(next);
        }
        return text.substring(0, end);
    }

    private static int width(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    static boolean isWide(int codePoint) {
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
