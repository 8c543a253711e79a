package lectern.registration;

import java.net.URI;
import java.net.URISyntaxException;

/** What an organiser may put where readers are led away from us: https, with a host. */
final class HttpsUrl {
    private HttpsUrl() {}

    /**
     * Answers the same text.
     *
     * @throws IllegalArgumentException that says what the text must be instead
     */
    static String checked(String text) {
        if (text.length() > 2_000) {
            throw new IllegalArgumentException("has more than 2000 characters");
        }
        try {
            URI uri = new URI(text);
            if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException("must be an https URL with a host");
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
        return text;
    }
}
