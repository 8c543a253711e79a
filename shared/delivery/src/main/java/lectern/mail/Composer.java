package lectern.mail;

import java.net.URI;
import java.time.Instant;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/** Stand-in until the mails land. */
public final class Composer {
    public Composer(URI publicUrl) {
        assert publicUrl.isAbsolute();
    }

    /** x. */
    public Mail compose(MailKind kind, Webinar webinar, Registration registration, Instant now) {
        return new Mail(webinar.from().address(), registration.key().email(), "");
    }
}
