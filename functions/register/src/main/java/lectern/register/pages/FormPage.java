package lectern.register.pages;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import lectern.language.Language;
import lectern.registration.Webinar;

/**
 * The form to show.
 *
 * @param zone the reader's own, where it is known or can be guessed
 */
public record FormPage(
        Language language,
        Webinar webinar,
        Typed typed,
        List<Complaint> complaints,
        Optional<ZoneId> zone) {
    public FormPage {
        complaints = List.copyOf(complaints);
    }
}
