package lectern.register;

import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import lectern.language.Language;
import lectern.registration.EmailAddress;
import lectern.registration.WebinarId;
import lectern.web.FormEncoding;
import lectern.web.HttpRequest;

/**
 * What the page after the form has to know, kept for ten minutes in the browser that posted. It
 * comes back from outside, so it is checked like anything else that was typed.
 *
 * @param again whether a mail was asked for again: then it comes only to who is registered
 */
record SentCookie(Language language, EmailAddress address, boolean again) {
    static final String NAME = "lectern_sent";

    private static final String AGAIN = "again";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    static Optional<SentCookie> in(HttpRequest request) {
        return request.cookie(NAME).flatMap(SentCookie::read);
    }

    /**
     * @param host the host header: a browser takes no Secure cookie from plain HTTP, which only
     *     this machine speaks
     */
    String header(WebinarId webinar, String host) {
        String value = language.tag() + "\n" + address + (again ? "\n" + AGAIN : "");
        return NAME
                + "="
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(value.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                + "; Max-Age=600; Path=/webinars/"
                + webinar
                + "; HttpOnly; SameSite=Lax"
                + (THIS_MACHINE.contains(withoutPort(host)) ? "" : "; Secure");
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static Optional<SentCookie> read(String value) {
        try {
            String[] parts =
                    FormEncoding.utf8(Base64.getUrlDecoder().decode(value)).split("\n", -1);
            boolean again = parts.length == 3 && parts[2].equals(AGAIN);
            return parts.length == 2 || again
                    ? Language.ofTag(parts[0])
                            .map(language ->
                                    new SentCookie(language, new EmailAddress(parts[1]), again))
                    : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
