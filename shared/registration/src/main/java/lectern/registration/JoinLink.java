package lectern.registration;

import java.net.URI;
import java.net.URISyntaxException;

/** The URL of the meeting: https, with a host; mailed as it is. */
public record JoinLink(String value) {
    public JoinLink {
        if (value.length() > 2_000) {
            throw new IllegalArgumentException("has more than 2000 characters");
        }
        try {
            URI uri = new URI(value);
            if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException("must be an https URL with a host");
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
    }

    /** The host, which mails name so that a reader can recognise where the link leads. */
    public String host() {
        return URI.create(value).getHost();
    }

    @Override
    public String toString() {
        return value;
    }
}
