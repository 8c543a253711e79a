package lectern.mail;

import java.nio.charset.StandardCharsets;

/** Folds content lines at 75 octets (RFC 5545, section 3.1), never inside a character. */
final class Folding {
    private static final int OCTETS = 75;

    private Folding() {}

    /**
     * @param text lines that end with CRLF
     */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        text.lines().forEach(line -> fold(line, folded));
        return folded.toString();
    }

    private static void fold(String line, StringBuilder folded) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            String character = Character.toString(line.codePointAt(at));
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += more;
            at += character.length();
        }
        folded.append("\r\n");
    }
}
