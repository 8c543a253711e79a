package lectern.manage;

import java.net.URI;
import java.util.List;
import lectern.language.Language;
import lectern.manage.pages.Own;
import lectern.manage.pages.Pages;
import lectern.manage.pages.Refusal;
import lectern.web.HttpRequest;
import lectern.web.HttpResponse;
import lectern.web.PageLanguage;
import lectern.web.SafeHeaders;

/** Answers to one request. */
record Answers(HttpRequest request, Pages pages) {

    HttpResponse page(Own own) {
        return html(200, own.language(), pages.own(own, site()));
    }

    /** The file; where nobody is to come any more, the way to the page that says why. */
    HttpResponse calendar(Own own) {
        if (!own.hasCalendar()) {
            return html(303, own.language(), "").with("location", own.path());
        }
        return new HttpResponse(
                        200,
                        SafeHeaders.of(
                                "text/calendar; charset=utf-8; method=REQUEST", own.language()),
                        List.of(),
                        pages.calendar(own, site()))
                .with("content-disposition", "attachment; filename=\"invite.ics\"");
    }

    /** The one answer to a token that opens nothing. */
    HttpResponse unknown() {
        return refused(404, Refusal.UNKNOWN);
    }

    HttpResponse otherMethod() {
        return refused(405, Refusal.OTHER_METHOD).with("allow", String.join(", ", Route.METHODS));
    }

    HttpResponse away() {
        return refused(503, Refusal.AWAY).with("retry-after", "10");
    }

    private HttpResponse refused(int status, Refusal refusal) {
        Language language =
                PageLanguage.of(request, List.of(Language.values()), PageLanguage.inUrl(request));
        return html(status, language, pages.refusal(refusal, language));
    }

    private static HttpResponse html(int status, Language language, String html) {
        return new HttpResponse(
                        status,
                        SafeHeaders.of("text/html; charset=utf-8", language),
                        List.of(),
                        html)
                .with("content-security-policy", SafeHeaders.policy(Pages.sources()));
    }

    /** Where this request came to: what a calendar entry, which leaves the site, is linked to. */
    private URI site() {
        String scheme = request.header("x-forwarded-proto").orElse("https");
        return URI.create(scheme + "://" + request.header("host").orElse("localhost"));
    }
}
