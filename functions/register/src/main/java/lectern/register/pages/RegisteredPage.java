package lectern.register.pages;

import java.util.Optional;
import lectern.language.Language;
import lectern.registration.Webinar;

/**
 * The page after the form.
 *
 * @param address where we write to, where the browser still knows
 * @param again whether that is only so if the address is registered
 */
public record RegisteredPage(
        Language language, Webinar webinar, Optional<String> address, boolean again) {}
