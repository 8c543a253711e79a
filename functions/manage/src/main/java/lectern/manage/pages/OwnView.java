package lectern.manage.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lectern.mail.OwnPage;
import lectern.mail.Part;
import lectern.mail.Said;
import lectern.registration.Attention;

/** The page as its template needs it. */
record OwnView(Own own, OwnPage page, Words words) {

    String title() {
        return words.get("title", "title", page.title().text());
    }

    Said webinar() {
        return page.title();
    }

    /** How things stand, in a sentence. */
    String lead() {
        return words.get("lead." + word());
    }

    /** What to do now, where there is something to say; with the link come other words. */
    String text() {
        return own.standing() == Standing.LINK
                ? ""
                : words.get("text." + word(), "email", email(), "from", from());
    }

    boolean hasLink() {
        return own.standing() == Standing.LINK;
    }

    boolean isLinkAhead() {
        return own.standing() == Standing.LINK_AHEAD;
    }

    String heading() {
        return words.get("heading." + word());
    }

    /** Why no mail comes any more; empty where it does. */
    String warning() {
        Attention attention = own.registration().attention();
        boolean comes =
                switch (own.standing()) {
                    case LINK, LINK_AHEAD, LINK_MISSING, WAITING -> true;
                    case CANCELLED, WEBINAR_CANCELLED, OVER -> false;
                };
        return attention == null || !comes
                ? ""
                : words.get("warning." + attention, "email", email());
    }

    List<Part> programme() {
        return page.programme();
    }

    List<Stored.Line> stored() {
        return new Stored(own, page, words).lines();
    }

    String formPath() {
        return "/webinars/" + own.webinar().id();
    }

    String calendarPath() {
        return own.path() + "/calendar.ics";
    }

    String help() {
        return own.webinar().replyTo().value();
    }

    String organiser() {
        return words.get("organised", "organiser", own.webinar().organiser());
    }

    Optional<String> privacyNotice() {
        return page.privacyNotice();
    }

    Optional<String> accessibilityStatement() {
        return page.accessibilityStatement();
    }

    private String word() {
        return own.standing().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String email() {
        return own.registration().key().email().value();
    }

    private String from() {
        return own.webinar().from().address().value();
    }
}
