package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.registration.MailKind;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlTest {
    private static final String HOSTILE =
            "<script>alert(1)</script> \"onload=x' &amp; ${1+1} @if(true) </title></p><h1>";

    static Stream<Cases.Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itHasOneColumnOneHeadingAndNothingFromElsewhere(Cases.Case each) {
        String html = each.received().html();
        assertThat(html)
                .startsWith("<!DOCTYPE html>\n<html lang=\"" + each.registrant().language().tag())
                .contains("<meta name=\"color-scheme\" content=\"light dark\">")
                .containsOnlyOnce("<h1")
                .doesNotContainPattern("<(img|script|link|iframe|style|font)\\b")
                .doesNotContainPattern("background|src=|url\\(");
        assertThat(count(html, "<table")).isEqualTo(count(html, "<table role=\"presentation\""));
        assertThat(count(html, "bgcolor")).isEqualTo(count(html, "bgcolor=\"#1a5fb4\""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itBeginsWithAHiddenPreheader(Cases.Case each) {
        String html = each.received().html();
        String body = html.substring(html.indexOf("<body"));
        assertThat(body.replaceFirst("<body[^>]*>\\s*", ""))
                .startsWith("<div style=\"display:none;")
                .contains("&#847;&zwnj;&nbsp;</div>");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void linksGoOnlyWhereTheySay(Cases.Case each) {
        Pattern anchor = Pattern.compile("<a href=\"(mailto:)?([^\"]*)\"[^>]*>([^<]*)</a>");
        assertThat(anchor.matcher(each.received().html()).results())
                .isNotEmpty()
                .allSatisfy(link -> {
                    String host = link.group(2).replaceFirst("https://([^/]*).*", "$1");
                    assertThat(link.group(3)).contains(host);
                });
    }

    @Test
    void whatAnOrganiserWroteIsEscaped() {
        Map<String, String> text = Map.of("en", HOSTILE);
        Webinar webinar =
                Samples.webinar(
                        Map.of(
                                "title",
                                text,
                                "organiser",
                                HOSTILE,
                                "joinDetails",
                                text,
                                "joinHelp",
                                text,
                                "blocks",
                                List.of(
                                        Map.of(
                                                "id",
                                                "a",
                                                "startsAt",
                                                "09:00",
                                                "endsAt",
                                                "10:00",
                                                "title",
                                                text))));
        String html = html(webinar, Samples.in(Language.ENGLISH, "Asia/Tokyo").listeningIn("ja"));
        assertThat(html)
                .doesNotContain("<script")
                .containsOnlyOnce("<h1")
                .containsOnlyOnce("</title>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(count(html, "&lt;script&gt;")).isGreaterThanOrEqualTo(6);
    }

    @Test
    void colleaguesAreLedToTheOrganisersOwnPageWhereItHasOneInTheirLanguage() {
        Webinar webinar =
                Samples.webinar(
                        Map.of(
                                "registrationPage",
                                Map.of(
                                        "ja",
                                        "https://city.example/ja",
                                        "en",
                                        "https://city.example")));
        assertThat(html(webinar, Samples.in(Language.JAPANESE, "Asia/Tokyo")))
                .contains("href=\"https://city.example/ja\"")
                .doesNotContain("/webinars/");
        assertThat(html(webinar, Samples.in(Language.CZECH, "Europe/Prague")))
                .contains("href=\"https://city.example\"");
    }

    @Test
    void aTextInAnotherLanguageSaysWhichOne() {
        String html = html(Samples.webinar(), Samples.in(Language.JAPANESE, "Asia/Tokyo"));
        assertThat(html)
                .contains("<span lang=\"en\">Meeting ID 812 345 678</span>")
                .contains("<strong>\u30d1\u30f3");
    }

    @Test
    void aHostileTagOfALanguageStaysInItsAttribute() {
        Webinar webinar =
                Samples.webinar(
                        Map.of("title", Map.of("x\"><script>", "Title"), "blocks", List.of()));
        assertThat(html(webinar, Samples.in(Language.ENGLISH, "Asia/Tokyo")))
                .doesNotContain("<script");
    }

    private static String html(Webinar webinar, Samples.Registrant registrant) {
        return Samples.received(
                        MailKind.LINK, webinar, registrant.registration(webinar), Samples.LINK_DUE)
                .html();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
