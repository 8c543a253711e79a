package lectern.manage.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.language.Texts;
import lectern.manage.Samples;
import lectern.registration.Attention;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import lectern.token.TokenKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page in every language and however things stand. */
class PagesTest {
    private static final URI SITE = URI.create("https://lectern.example");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pages PAGES = new Pages();

    /** A page and what is to be seen there. */
    record Case(Language language, Standing standing) {}

    static Stream<Case> cases() {
        return Arrays.stream(Language.values())
                .flatMap(language ->
                        Arrays.stream(Standing.values())
                                .map(standing -> new Case(language, standing)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsInOneLanguageSmallAndWholeAndLoadsNothing(Case each) {
        String html = page(each.language(), each.standing(), null, Map.of());

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(30_000);
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"" + each.language().tag() + "\">")
                .containsOnlyOnce("<h1")
                .contains("mailto:helpdesk@example.org")
                .doesNotContain("<script", "<img", "<iframe", "url(", "@import", "null")
                .doesNotContainPattern("[{][a-zA-Z]+[}](?![^<]*</style>)");
        assertThat(Pattern.compile("(src|href)=\"([^\"]*)\"").matcher(html).results())
                .extracting(match -> match.group(2))
                .allMatch(link ->
                        link.startsWith("/")
                                || link.startsWith("mailto:")
                                || link.equals("data:,")
                                || link.equals("https://example.org/privacy")
                                || link.equals("https://meet.example.org/iuc-city-to-city-4"));
    }

    @Test
    void theFootLeadsToTheAccessibilityStatementWhereThereIsOne() {
        Own with =
                own(
                        Samples.webinar(
                                Map.of(
                                        "accessibilityStatement",
                                        Map.of("ja", "https://example.org/ja"))),
                        Samples.hanako(),
                        Samples.REGISTERED);
        assertThat(PAGES.own(with, SITE))
                .contains("<a href=\"https://example.org/ja\">アクセシビリティについて</a>");
        assertThat(page(Language.JAPANESE, Standing.LINK_AHEAD, null, Map.of()))
                .doesNotContain("アクセシビリティ");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLinkStandsOnlyWhereItIsDue(Case each) {
        String html = page(each.language(), each.standing(), null, Map.of());
        assertThat(html.contains("meet.example.org") && html.contains("812 345 678"))
                .isEqualTo(each.standing() == Standing.LINK);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoIsNotMailedAnyMoreIsTold(Language language) {
        for (Attention attention : Attention.values()) {
            String warning = Words.in(language).get("warning." + attention, "email", Samples.EMAIL);
            assertThat(page(language, Standing.LINK_AHEAD, attention, Map.of())).contains(warning);
            assertThat(page(language, Standing.OVER, attention, Map.of())).doesNotContain(warning);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatBecameOfEveryMailIsSaidInWords(Language language) {
        Words words = Words.in(language);
        for (MailKind kind : MailKind.values()) {
            for (MailStatus status : MailStatus.values()) {
                String html =
                        page(
                                language,
                                Standing.LINK,
                                null,
                                Map.of(kind, new MailRecord(status, Samples.REGISTERED, null, 1)));
                String said = words.get("mail." + status, "when", "|");
                assertThat(html)
                        .contains(words.get("stored.mail." + kind.word()))
                        .contains(said.substring(0, said.indexOf('|')))
                        .doesNotContain(status.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyRefusalIsAPage(Language language) {
        for (Refusal refusal : Refusal.values()) {
            String title = Words.in(language).get("refusal." + refusal.word() + ".title");
            assertThat(PAGES.refusal(refusal, language))
                    .contains("<html lang=\"" + language.tag() + "\">")
                    .contains("<title>" + title + "</title>", "<h1>" + title + "</h1>");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextOfOneLanguageIsInTheOthersWithTheSamePlaces(Language language) {
        Texts english = texts(Language.ENGLISH);
        Texts texts = texts(language);
        assertThat(texts.keys()).isEqualTo(english.keys());
        for (String key : english.keys()) {
            assertThat(places(texts, key)).as(key).isEqualTo(places(english, key));
        }
    }

    @Test
    void aPartThatTheOrganiserTookAwayIsNamedByItsId() {
        Webinar without = Samples.webinar(Map.of("blocks", List.of()));
        Own own = own(without, Samples.hanako(), Samples.REGISTERED);
        assertThat(PAGES.own(own, SITE)).contains("afternoon · morning");
    }

    private static String page(
            Language language,
            Standing standing,
            @Nullable Attention attention,
            Map<MailKind, MailRecord> mails) {
        Registration registration =
                Samples.registration(language, status(standing), mails, attention, "Hanako");
        Own own = own(webinar(standing), registration, moment(standing));
        assertThat(own.standing()).isEqualTo(standing);
        return PAGES.own(own, SITE);
    }

    private static Own own(Webinar webinar, Registration registration, Instant now) {
        return new Own(
                webinar,
                registration,
                new TokenKey(103, new byte[64]).seal(registration.key(), registration.id()),
                now);
    }

    private static Registration.Status status(Standing standing) {
        return switch (standing) {
            case CANCELLED -> Registration.Status.CANCELLED;
            case WAITING -> Registration.Status.WAITING;
            case LINK, LINK_MISSING, LINK_AHEAD, WEBINAR_CANCELLED, OVER ->
                    Registration.Status.REGISTERED;
        };
    }

    private static Webinar webinar(Standing standing) {
        Map<String, Object> changes = new HashMap<>();
        if (standing == Standing.LINK_MISSING) {
            changes.put("joinLink", "");
        }
        if (standing == Standing.WEBINAR_CANCELLED) {
            changes.put("status", "CANCELLED");
        }
        return Samples.webinar(changes);
    }

    private static Instant moment(Standing standing) {
        return switch (standing) {
            case LINK, LINK_MISSING -> Samples.LINK_DUE;
            case OVER -> Samples.LINK_DUE.plusSeconds(86_400);
            case LINK_AHEAD, WAITING, CANCELLED, WEBINAR_CANCELLED -> Samples.REGISTERED;
        };
    }

    private static Texts texts(Language language) {
        return Texts.of(Words.class, "own", language);
    }

    private static Set<String> places(Texts texts, String key) {
        // Filled with their own names, a text's places stay where they are.
        String text =
                texts.get(
                        key,
                        Stream.of(
                                        "title",
                                        "email",
                                        "from",
                                        "city",
                                        "zone",
                                        "when",
                                        "help",
                                        "organiser")
                                .flatMap(name -> Stream.of(name, "{" + name + "}"))
                                .toArray());
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
