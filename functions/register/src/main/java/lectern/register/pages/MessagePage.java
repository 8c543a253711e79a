package lectern.register.pages;

import java.util.Optional;
import lectern.language.Language;
import lectern.registration.Webinar;

/**
 * A page that says one thing.
 *
 * @param webinar what it is about, where that is known
 * @param resend the form to be mailed again, where somebody may be
 * @param form whether it leads on to the registration form
 */
public record MessagePage(
        Language language,
        Optional<Webinar> webinar,
        String title,
        String text,
        Optional<ResendForm> resend,
        boolean form) {

    /**
     * The form to be mailed again.
     *
     * @param typed what was typed there before
     * @param complaint what is wrong with that; may be empty
     */
    public record ResendForm(String typed, String complaint) {
        public static final ResendForm EMPTY = new ResendForm("", "");
    }
}
