package lectern.register.pages;

import java.util.Optional;
import lectern.registration.LocalizedText;
import lectern.registration.Webinar;

/** The message page as its template needs it. */
record MessageView(MessagePage page, Words words) {

    Layout layout() {
        boolean wrong = page.resend().filter(form -> !form.complaint().isEmpty()).isPresent();
        return new Layout(
                words,
                wrong ? words.get("title.error", "title", page.title()) : page.title(),
                page.webinar(),
                formPath());
    }

    /** Which webinar this is about. */
    Optional<LocalizedText.In> subject() {
        return page.webinar()
                .flatMap(webinar -> webinar.title().in(page.language(), webinar.workingLanguage()));
    }

    Optional<String> formPath() {
        return page.webinar().map(webinar -> "/webinars/" + webinar.id());
    }

    Optional<ResendView> resend() {
        return page.resend().flatMap(form -> page.webinar().map(webinar -> resend(webinar, form)));
    }

    private ResendView resend(Webinar webinar, MessagePage.ResendForm form) {
        return new ResendView(words, webinar.id(), form.typed(), form.complaint());
    }
}
