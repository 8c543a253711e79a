package lectern.register.pages;

import java.util.List;
import java.util.Optional;
import lectern.language.Language;
import lectern.registration.Webinar;

/**
 * A page that asks to send the same again after a while, and keeps it meanwhile. It needs no
 * webinar: where the store is away, nothing is known of one.
 *
 * @param path where to send it
 * @param kept what was typed; empty where nothing was
 */
public record LaterPage(
        Language language,
        Optional<Webinar> webinar,
        String title,
        String text,
        String path,
        List<Kept> kept) {
    public LaterPage {
        kept = List.copyOf(kept);
    }

    /** A field as it was typed; nothing of it need be valid. */
    public record Kept(String field, String value) {}
}
