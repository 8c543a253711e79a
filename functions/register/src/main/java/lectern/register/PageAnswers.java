package lectern.register;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lectern.language.Countries;
import lectern.language.Language;
import lectern.register.pages.Complaint;
import lectern.register.pages.FormPage;
import lectern.register.pages.LaterPage;
import lectern.register.pages.MessagePage;
import lectern.register.pages.MessagePage.ResendForm;
import lectern.register.pages.Pages;
import lectern.register.pages.RegisteredPage;
import lectern.register.pages.Typed;
import lectern.register.pages.Words;
import lectern.registration.EmailAddress;
import lectern.registration.Webinar;
import lectern.web.HttpResponse;
import lectern.web.Inline;
import lectern.web.SafeHeaders;

/**
 * Answers for people.
 *
 * @param webinar what the request is about, where that is known
 */
record PageAnswers(Pages pages, Language language, String host, Optional<Webinar> webinar)
        implements Answers {

    /** The form, empty. */
    HttpResponse form() {
        return form(200, Fields.NONE, List.of()).with("cache-control", "no-cache");
    }

    /** The page after the form. */
    HttpResponse registered(Optional<SentCookie> sent) {
        var page =
                new RegisteredPage(
                        language,
                        known(),
                        sent.map(cookie -> cookie.address().value()),
                        sent.filter(SentCookie::again).isPresent());
        return page(200, pages.registered(page), false);
    }

    @Override
    public HttpResponse accepted(Optional<EmailAddress> address) {
        return onward(address.map(sent -> new SentCookie(language, sent, false)));
    }

    @Override
    public HttpResponse asked(EmailAddress address) {
        return onward(Optional.of(new SentCookie(language, address, true)));
    }

    private HttpResponse onward(Optional<SentCookie> sent) {
        HttpResponse onward =
                new HttpResponse(
                                303,
                                SafeHeaders.of("text/html; charset=utf-8", language),
                                List.of(),
                                "")
                        .with("location", "/webinars/" + known().id() + "/registered");
        return sent.map(cookie -> cookie.header(known().id(), host))
                .map(onward::withCookie)
                .orElse(onward);
    }

    @Override
    public HttpResponse rejected(Fields fields, List<Problem> problems) {
        return form(422, fields, new Sentences(words()).complaints(problems));
    }

    @Override
    public HttpResponse resendRejected(Fields fields, List<Problem> problems) {
        var again =
                new ResendForm(
                        fields.typed("email"), new Sentences(words()).of(problems.getFirst()));
        return message(422, words().get("resend"), "", Optional.of(again), true);
    }

    @Override
    public HttpResponse refused(Refusal refusal, List<String> allowed) {
        var sentences = new Sentences(words());
        Optional<ResendForm> resend =
                refusal.carriesResend() ? Optional.of(ResendForm.EMPTY) : Optional.empty();
        HttpResponse response =
                message(
                        refusal.status(),
                        sentences.title(refusal),
                        sentences.text(refusal, webinar, allowed),
                        resend,
                        refusal.leadsToForm());
        return Headers.complete(response, refusal, allowed);
    }

    @Override
    public HttpResponse later(Refusal refusal, Duration wait, Fields fields, String path) {
        var sentences = new Sentences(words());
        var page =
                new LaterPage(
                        language,
                        webinar,
                        sentences.title(refusal),
                        sentences.text(refusal, webinar, List.of()),
                        path,
                        kept(fields));
        return page(refusal.status(), pages.later(page), false)
                .with("retry-after", Long.toString(wait.toSeconds()));
    }

    /** Of what was typed, the fields that we take. */
    private static List<LaterPage.Kept> kept(Fields fields) {
        return RegistrationForm.FIELDS.stream()
                .filter(name -> !name.equals(RegistrationForm.HONEYPOT))
                .flatMap(name ->
                        fields.all(name).stream()
                                .map(value -> new LaterPage.Kept(name, value.toString())))
                .toList();
    }

    private HttpResponse message(
            int status, String title, String text, Optional<ResendForm> resend, boolean form) {
        var page = new MessagePage(language, webinar, title, text, resend, form);
        return page(status, pages.message(page), false);
    }

    private HttpResponse form(int status, Fields fields, List<Complaint> complaints) {
        Map<String, List<String>> typed =
                fields.names().stream()
                        .collect(
                                Collectors.toMap(
                                        name -> name,
                                        name ->
                                                fields.all(name).stream()
                                                        .map(Object::toString)
                                                        .toList()));
        var page = new FormPage(language, known(), new Typed(typed), complaints, zone(fields));
        return page(status, pages.form(page), true);
    }

    /** The reader's own zone as far as she told it. */
    private static Optional<ZoneId> zone(Fields fields) {
        return fields.said("timeZone")
                .flatMap(ChoicesForm::known)
                .or(() ->
                        fields.said("country")
                                .flatMap(code -> Countries.zone(code.toUpperCase(Locale.ROOT))));
    }

    private HttpResponse page(int status, String html, boolean script) {
        String style = "style-src '" + Inline.STYLE.hash() + "'";
        List<String> sources =
                script
                        ? List.of(
                                style, "script-src '" + Pages.SCRIPT.hash() + "'", "img-src data:")
                        : List.of(style, "img-src data:");
        return new HttpResponse(
                        status,
                        SafeHeaders.of("text/html; charset=utf-8", language),
                        List.of(),
                        html)
                .with("content-security-policy", SafeHeaders.policy(sources));
    }

    private Words words() {
        return pages.words(language);
    }

    private Webinar known() {
        return webinar.orElseThrow();
    }
}
