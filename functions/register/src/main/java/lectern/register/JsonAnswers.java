package lectern.register;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.Json;
import lectern.register.pages.Words;
import lectern.registration.EmailAddress;
import lectern.registration.Webinar;
import lectern.web.HttpResponse;
import lectern.web.SafeHeaders;

/** Answers for programs: JSON and, where something is wrong, problem details (RFC 9457). */
record JsonAnswers(Words words, Optional<Webinar> webinar) implements Answers {

    @Override
    public HttpResponse accepted(Optional<EmailAddress> address) {
        return new HttpResponse(
                202,
                SafeHeaders.of("application/json", words.language()),
                List.of(),
                Json.write(Map.of("status", "accepted")));
    }

    @Override
    public HttpResponse asked(EmailAddress address) {
        return accepted(Optional.of(address));
    }

    @Override
    public HttpResponse rejected(Fields fields, List<Problem> problems) {
        Map<String, Object> tree = problem("fields", words.get("refusal.fields.title"), 422);
        tree.put("errors", problems.stream().map(this::error).toList());
        return response(422, tree);
    }

    @Override
    public HttpResponse resendRejected(Fields fields, List<Problem> problems) {
        return rejected(fields, problems);
    }

    @Override
    public HttpResponse refused(Refusal refusal, List<String> allowed) {
        var sentences = new Sentences(words);
        Map<String, Object> tree =
                problem(refusal.word(), sentences.title(refusal), refusal.status());
        tree.put("detail", sentences.text(refusal, webinar, allowed));
        return Headers.complete(response(refusal.status(), tree), refusal, allowed);
    }

    @Override
    public HttpResponse later(Refusal refusal, Duration wait, Fields fields, String path) {
        return refused(refusal).with("retry-after", Long.toString(wait.toSeconds()));
    }

    private Map<String, String> error(Problem problem) {
        Map<String, String> tree = new LinkedHashMap<>();
        tree.put("pointer", problem.pointer());
        tree.put("code", problem.fault().word());
        tree.put("detail", new Sentences(words).of(problem));
        return tree;
    }

    private HttpResponse response(int status, Map<String, Object> tree) {
        return new HttpResponse(
                status,
                SafeHeaders.of("application/problem+json", words.language()),
                List.of(),
                Json.write(tree));
    }

    private static Map<String, Object> problem(String word, String title, int status) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", "urn:lectern:problem:" + word);
        tree.put("title", title);
        tree.put("status", status);
        return tree;
    }
}
