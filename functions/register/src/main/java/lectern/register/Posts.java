package lectern.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lectern.lambda.Log;
import lectern.language.Language;
import lectern.register.pages.Pages;
import lectern.registration.EmailAddress;
import lectern.registration.Webinar;
import lectern.web.HttpRequest;
import lectern.web.HttpResponse;
import lectern.web.PageLanguage;

/** Requests that are to be stored. */
final class Posts {
    private final Intake intake;
    private final SourceLimit limit;
    private final Pages pages;

    Posts(Intake intake, SourceLimit limit, Pages pages) {
        this.intake = intake;
        this.limit = limit;
        this.pages = pages;
    }

    /** What is done with fields that could be read. */
    private interface Step {
        HttpResponse take(Fields fields, Answers answers);
    }

    HttpResponse register(HttpRequest request, Webinar webinar, Instant now) {
        return read(
                request,
                webinar,
                now,
                (fields, answers) ->
                        switch (webinar.door(now)) {
                            case OPEN -> register(request, webinar, fields, answers);
                            case NOT_YET, CLOSED -> answers.refused(Refusal.atDoor(webinar, now));
                        });
    }

    /** Possible as long as there is something to mail: until the end, whatever the door. */
    HttpResponse resend(HttpRequest request, Webinar webinar, Instant now) {
        boolean over = webinar.status() == Webinar.Status.CANCELLED || !now.isBefore(webinar.end());
        return read(
                request,
                webinar,
                now,
                (fields, answers) ->
                        over
                                ? answers.refused(Refusal.atDoor(webinar, now))
                                : resend(webinar, fields, answers));
    }

    private HttpResponse register(
            HttpRequest request, Webinar webinar, Fields fields, Answers answers) {
        boolean trapped = fields.isFilled(RegistrationForm.HONEYPOT);
        if (trapped) {
            Log.info("honeypot", "webinar", webinar.id());
        }
        if (trapped && fields.inJson()) {
            return answers.accepted(Optional.empty());
        }
        Supplier<Language> otherwise =
                () -> PageLanguage.of(request, webinar.languages(), PageLanguage.inUrl(request));
        return switch (RegistrationForm.parse(fields, webinar, otherwise)) {
            case RegistrationForm.Outcome.Rejected(var problems) ->
                    answers.rejected(fields, problems);
            case RegistrationForm.Outcome.Accepted(var registrant) -> {
                intake.register(webinar, registrant);
                yield answers.accepted(Optional.of(registrant.email()));
            }
        };
    }

    private HttpResponse resend(Webinar webinar, Fields fields, Answers answers) {
        var reader = new FieldReader(fields);
        EmailAddress email = RegistrationForm.email(reader);
        reader.refuseUnknown(Set.of("email"));
        if (email == null || !reader.problems().isEmpty()) {
            return answers.resendRejected(fields, reader.problems());
        }
        intake.resend(webinar, email);
        return answers.asked(email);
    }

    private HttpResponse read(HttpRequest request, Webinar webinar, Instant now, Step step) {
        return switch (Body.of(request)) {
            case Body.Complete(var fields) -> {
                Answers answers = answers(request, fields, webinar);
                yield Source.of(request.sourceIp())
                        .flatMap(source -> limit.count(source, now))
                        .map(wait -> tooMany(request, webinar, fields, answers, wait))
                        .orElseGet(() -> step.take(fields, answers));
            }
            case Body.TooLarge() -> refused(request, webinar, Refusal.TOO_LARGE);
            case Body.OtherType() -> refused(request, webinar, Refusal.OTHER_TYPE);
            case Body.Unreadable() -> refused(request, webinar, Refusal.UNREADABLE);
        };
    }

    private static HttpResponse tooMany(
            HttpRequest request, Webinar webinar, Fields fields, Answers answers, Duration wait) {
        Log.warn("too-many-posts", "webinar", webinar.id());
        return answers.later(Refusal.TOO_MANY, wait, fields, request.path());
    }

    private HttpResponse refused(HttpRequest request, Webinar webinar, Refusal refusal) {
        return answers(request, Fields.NONE, webinar).refused(refusal);
    }

    private Answers answers(HttpRequest request, Fields fields, Webinar webinar) {
        return Answers.to(request, fields, Optional.of(webinar), pages);
    }
}
