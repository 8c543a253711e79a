package lectern.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.register.pages.Pages;
import lectern.registration.Webinar;
import lectern.web.HttpRequest;
import lectern.web.HttpResponse;
import lectern.web.PageLanguage;

/** Requests that look and change nothing. */
final class Visits {
    private final Pages pages;

    Visits(Pages pages) {
        this.pages = pages;
    }

    /** The form, or why there is none. */
    HttpResponse form(HttpRequest request, Webinar webinar, Instant now) {
        return switch (webinar.door(now)) {
            case OPEN ->
                    Answers.page(request, PageLanguage.inUrl(request), Optional.of(webinar), pages)
                            .form();
            case NOT_YET, CLOSED ->
                    Answers.to(request, Fields.NONE, Optional.of(webinar), pages)
                            .refused(Refusal.atDoor(webinar, now));
        };
    }

    /** The page after the form, in the language of the form. */
    HttpResponse registered(HttpRequest request, Webinar webinar) {
        Optional<SentCookie> sent = SentCookie.in(request);
        List<String> chosen = new ArrayList<>(PageLanguage.inUrl(request));
        sent.ifPresent(cookie -> chosen.add(cookie.language().tag()));
        return Answers.page(request, chosen, Optional.of(webinar), pages).registered(sent);
    }
}
