package lectern.mail;

import java.util.List;
import lectern.language.Language;

/**
 * All that a mail says, in order; written once and rendered twice, as text and as HTML.
 *
 * @param font the fonts of the language, best first, as CSS names them
 * @param preheader what a list of mails shows beside the subject
 * @param heading the first line
 * @param title the webinar's
 */
public record Letter(
        Language language,
        String font,
        String subject,
        String preheader,
        String heading,
        Said title,
        List<Part> body,
        List<Part> footer) {
    public Letter {
        body = List.copyOf(body);
        footer = List.copyOf(footer);
    }
}
