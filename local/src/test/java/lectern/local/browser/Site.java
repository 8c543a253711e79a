package lectern.local.browser;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.language.Language;
import lectern.local.aws.FreshTables;
import lectern.local.journey.LocalRun;

/** The local run, with webinars in every state, to be visited by a browser. */
final class Site implements AutoCloseable {
    /** The real event, open for registration. */
    static final String EVENT = "iuc-city-to-city-4";

    /**
     * In English alone, without interpretation or blocks, asking for the role and offering news.
     */
    static final String PLAIN = "plain";

    /** To come, but one can no longer register. */
    static final String CLOSED = "closed";

    /** Has taken place. */
    static final String OVER = "over";

    /** Takes place on the day on which the clock starts: its link is due. */
    static final String TODAY = "today";

    /** One cannot register yet. */
    static final String NOT_YET = "not-yet";

    private static final Pattern OWN_PAGE = Pattern.compile("/registrations/[^/\\s]+");

    private final Map<String, String> ownPages = new ConcurrentHashMap<>();
    private final LocalRun run;
    private final Chromium chromium;

    private Site(LocalRun run, Chromium chromium) {
        this.run = run;
        this.chromium = chromium;
    }

    static Site open(Chromium chromium) {
        try {
            Path folder = Files.createTempDirectory("lectern-webinars-");
            for (var webinar : webinars().entrySet()) {
                Files.writeString(
                        folder.resolve(webinar.getKey() + ".json"), Json.write(webinar.getValue()));
            }
            LocalRun run = LocalRun.start(Map.of("LECTERN_WEBINARS", folder.toString()));
            return new Site(run, chromium);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As anybody starts it: with the sample webinar alone. */
    static Site asShipped(Chromium chromium) {
        return new Site(LocalRun.start(Map.of()), chromium);
    }

    LocalRun run() {
        return run;
    }

    /** What an address on this site begins with. */
    String origin() {
        return run.url("").toString();
    }

    void awaitMailTo(String email) {
        run.await(
                "a mail to " + email,
                () -> run.mails().stream().anyMatch(mail -> email.equals(mail.get("to"))));
    }

    static String form(Language language) {
        return form(EVENT, language);
    }

    static String form(String webinar, Language language) {
        return "/webinars/" + webinar + "?lang=" + language.tag();
    }

    static String registered(Language language) {
        return "/webinars/" + EVENT + "/registered?lang=" + language.tag();
    }

    /** Every page that can be looked at, in the language. */
    Stream<String> pages(Language language) {
        return Stream.of(
                        Stream.of(EVENT, PLAIN, CLOSED, OVER, TODAY, NOT_YET)
                                .map(id -> form(id, language)),
                        Stream.of(
                                registered(language),
                                "/webinars/nobody-knows?lang=" + language.tag()),
                        Stream.of(
                                own(EVENT, language),
                                own(TODAY, language),
                                "/registrations/forged?lang=" + language.tag()))
                .flatMap(Function.identity());
    }

    /** The page of somebody who registered for the webinar in the language. */
    String own(String webinar, Language language) {
        return ownPages.computeIfAbsent(
                webinar + "-" + language.tag(), _ -> registered(webinar, language));
    }

    private String registered(String webinar, Language language) {
        String email =
                "own-%s-%s@example.com".formatted(webinar, language.tag().toLowerCase(Locale.ROOT));
        run.postForm(
                "/webinars/" + webinar + "/registrations",
                Map.of(
                        "name", "Ana",
                        "email", email,
                        "country", "CL",
                        "privacy", "on",
                        "language", language.tag()));
        awaitMailTo(email);
        return run.mails().stream()
                .filter(mail -> email.equals(mail.get("to")))
                .flatMap(mail -> OWN_PAGE.matcher(String.valueOf(mail.get("text"))).results())
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    Visit visit() {
        return visit(_ -> {});
    }

    Visit visit(Consumer<Browser.NewContextOptions> differently) {
        return chromium.visit(origin(), differently);
    }

    @Override
    public void close() {
        run.close();
    }

    private static Map<String, Map<String, Object>> webinars() throws IOException {
        Map<String, Map<String, Object>> webinars = new LinkedHashMap<>();
        webinars.put(EVENT, sample(Map.of()));
        webinars.put(CLOSED, sample(Map.of("registrationClosesAt", "2020-11-19T12:00")));
        webinars.put(NOT_YET, sample(Map.of("registrationOpensAt", "2020-11-25T12:00")));
        webinars.put(
                OVER, sample(Map.of("startsAt", "2020-11-03T09:00", "endsAt", "2020-11-03T17:30")));
        webinars.put(
                TODAY,
                sample(Map.of("startsAt", "2020-11-20T09:00", "endsAt", "2020-11-20T17:30")));
        Map<String, Object> plain =
                sample(
                        Map.of(
                                "title",
                                Map.of("en", "A talk in English"),
                                "description",
                                Map.of("en", "Nobody has translated this."),
                                "newsText",
                                Map.of("en", "Please send me news of your other talks."),
                                "ask",
                                List.of("role")));
        plain.keySet().removeAll(List.of("interpretation", "blocks", "joinHelp"));
        webinars.put(PLAIN, plain);
        webinars.forEach((id, webinar) -> webinar.put("webinar", id));
        return webinars;
    }

    private static Map<String, Object> sample(Map<String, Object> changes) throws IOException {
        Path file = FreshTables.projectFolder().resolve("webinars/" + EVENT + ".json");
        Map<String, Object> webinar = new LinkedHashMap<>(Json.read(Files.readString(file)));
        webinar.putAll(changes);
        return webinar;
    }

    /** All languages. */
    static Stream<Language> languages() {
        return Arrays.stream(Language.values());
    }
}
