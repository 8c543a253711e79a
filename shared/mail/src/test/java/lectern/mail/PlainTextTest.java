package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import lectern.language.Language;
import lectern.registration.MailKind;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @Test
    void aUrlThatAnOrganiserWroteGetsItsOwnLine() {
        Webinar webinar =
                Samples.webinar(
                        Map.of(
                                "joinDetails",
                                Map.of(
                                        "en",
                                        "By phone: see https://example.org/"
                                                + "phone".repeat(20)
                                                + ". Or ask.\nhttps://example.org/b)")));
        assertThat(text(webinar))
                .contains(
                        "\nBy phone: see\nhttps://example.org/"
                                + "phone".repeat(20)
                                + "\n. Or ask.\nhttps://example.org/b\n\n");
    }

    @Test
    void aLongJoinLinkIsNotWrapped() {
        String link = "https://meet.example.org/" + "x".repeat(300) + "?pwd=a-b_c.d";
        assertThat(text(Samples.webinar(Map.of("joinLink", link)))).contains("\n" + link + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "aaa bbb ccc, 7, aaa bbb|ccc",
        "aaa bbb ccc, 6, aaa|bbb|ccc",
        "abcdefghij, 4, abcd|efgh|ij",
        "\u3042\u3042\u3042\u3042\u3002\u3044, 8, \u3042\u3042\u3042|\u3042\u3002\u3044",
        "\u3042\u3042\u300c\u3044\u300d, 6, \u3042\u3042|\u300c\u3044\u300d",
        "\u3042\u304212\u6708, 7, \u3042\u3042|12\u6708",
        "\u3042\u3042\u30fc\u3044, 4, \u3042|\u3042\u30fc|\u3044",
        "xxx v noci, 6, xxx|v noci",
    })
    void linesEndWhereReadersExpectIt(String text, int columns, String lines) {
        assertThat(Columns.wrap(text, columns)).isEqualTo(List.of(lines.split("\\|")));
    }

    @ParameterizedTest
    @CsvSource({
        "4th IUC City-to-City event, 26, 4th IUC City-to-City event",
        "4th IUC City-to-City event, 21, 4th IUC City-to-City\u2026",
        "4th IUC City-to-City event, 20, 4th IUC\u2026",
        "One: two three, 7, One\u2026",
        "Donaudampfschiff, 8, Donauda\u2026",
        "\u90fd\u5e02\u9593\u30a4\u30d9\u30f3\u30c8, 12, \u90fd\u5e02\u9593\u2026",
    })
    void titlesAreCutAfterAWord(String title, int columns, String cut) {
        assertThat(Columns.cut(title, columns)).isEqualTo(cut);
    }

    private static String text(Webinar webinar) {
        return Samples.received(
                        MailKind.LINK,
                        webinar,
                        Samples.in(Language.ENGLISH, "Asia/Tokyo").registration(webinar),
                        Samples.LINK_DUE)
                .text();
    }
}
