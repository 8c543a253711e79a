package lectern.register.pages;

import java.util.Optional;
import lectern.language.Language;
import lectern.registration.Webinar;

/**
 * The page after the form.
 *
 * @param address where we write to, where the browser still knows
 */
public record RegisteredPage(Language language, Webinar webinar, Optional<String> address) {}
