package lectern.register;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.language.Language;
import lectern.register.pages.Pages;
import lectern.registration.EmailAddress;
import lectern.registration.Webinar;
import lectern.web.HttpRequest;
import lectern.web.HttpResponse;
import lectern.web.PageLanguage;

/** How to answer one request: as a page or as JSON. */
sealed interface Answers permits JsonAnswers, PageAnswers {
    /**
     * Taken, whatever became of it.
     *
     * @param address absent where it was not even read
     */
    HttpResponse accepted(Optional<EmailAddress> address);

    /** A request to be mailed again, whatever became of it. */
    HttpResponse asked(EmailAddress address);

    /** A registration with something wrong in it. */
    HttpResponse rejected(Fields fields, List<Problem> problems);

    /** An address to be mailed again with something wrong in it. */
    HttpResponse resendRejected(Fields fields, List<Problem> problems);

    /**
     * Nothing done.
     *
     * @param allowed the methods that would be, where that is why
     */
    HttpResponse refused(Refusal refusal, List<String> allowed);

    default HttpResponse refused(Refusal refusal) {
        return refused(refusal, List.of());
    }

    /**
     * Nothing done, but the same may be sent again; what was typed is kept.
     *
     * @param path where it was sent
     */
    HttpResponse later(Refusal refusal, Duration wait, Fields fields, String path);

    /** What the request asks for: problems in the browser's language, pages in the reader's. */
    static Answers to(HttpRequest request, Fields fields, Optional<Webinar> webinar, Pages pages) {
        List<Language> all = List.of(Language.values());
        if (request.speaksJson()) {
            return new JsonAnswers(pages.words(PageLanguage.of(request, all, List.of())), webinar);
        }
        List<String> chosen = new ArrayList<>();
        fields.said("language").ifPresent(chosen::add);
        chosen.addAll(PageLanguage.inUrl(request));
        return page(request, chosen, webinar, pages);
    }

    /**
     * A page, also for a program that asked for one by its address.
     *
     * @param chosen tags of the languages the reader chose, the best first
     */
    static PageAnswers page(
            HttpRequest request, List<String> chosen, Optional<Webinar> webinar, Pages pages) {
        List<Language> offered = webinar.map(Webinar::languages).orElse(List.of(Language.values()));
        return new PageAnswers(
                pages,
                PageLanguage.of(request, offered, chosen),
                request.header("host").orElse(""),
                webinar);
    }
}
