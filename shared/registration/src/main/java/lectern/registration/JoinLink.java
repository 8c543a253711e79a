package lectern.registration;

import java.net.URI;

/** The URL of the meeting: https, with a host; mailed as it is. */
public record JoinLink(String value) {
    public JoinLink {
        HttpsUrl.checked(value);
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
