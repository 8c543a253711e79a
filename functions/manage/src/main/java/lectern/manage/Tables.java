package lectern.manage;

import java.time.Instant;
import java.util.Optional;
import lectern.manage.pages.Own;
import lectern.registration.Registration;
import lectern.registration.Registrations;
import lectern.registration.Webinar;
import lectern.registration.Webinars;
import lectern.token.Token;
import lectern.token.TokenKeys;

/** What is read to answer: a key, a registration, a webinar. */
record Tables(TokenKeys keys, Registrations registrations, Webinars webinars) {

    /** What the token opens; empty where it opens nothing, or where the time to keep it is over. */
    Optional<Own> open(String typed, Instant now) {
        return Token.of(typed)
                .flatMap(token ->
                        keys.open(token, registrations, now)
                                .flatMap(found ->
                                        webinars.inForce(found.key().webinar())
                                                .filter(webinar -> isKept(webinar, found, now))
                                                .map(webinar ->
                                                        new Own(webinar, found, token, now))));
    }

    // What is stored on the registration may be of before the webinar was moved.
    private static boolean isKept(Webinar webinar, Registration registration, Instant now) {
        return now.isBefore(webinar.end()) || now.isBefore(registration.expiresAt());
    }
}
