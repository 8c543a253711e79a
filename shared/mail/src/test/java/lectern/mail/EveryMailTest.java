package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every mail of every kind in every language. */
class EveryMailTest {
    private static final Pattern URL = Pattern.compile("https?://\\S+");

    static Stream<Cases.Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingTheRegistrantTypedStandsInIt(Cases.Case each) {
        Received mail = each.received();
        String all =
                mail.subject()
                        + mail.leaves()
                        + new String(each.mail().mime(), StandardCharsets.US_ASCII);
        assertThat(all).doesNotContainIgnoringCase("typed").doesNotContain("Some.Body");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itNamesTheRegistrantsOwnPageAndThePublicOne(Cases.Case each) {
        String own =
                "https://webinars.example.org/registrations/"
                        + Samples.token(each.registrant().registration());
        assertThat(each.received().text()).contains("\n" + own + "\n");
        assertThat(each.received().html()).contains("href=\"" + own + "\"");
        assertThat(each.received().text())
                .contains("\nhttps://webinars.example.org/webinars/iuc-city-to-city-4\n");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anotherLibraryReadsTheTextThatWasWritten(Cases.Case each) {
        assertThat(each.received().text()).isEqualTo(PlainText.of(each.letter()));
        assertThat(each.received().html()).isEqualTo(Html.of(each.letter()));
        assertThat(each.received().subject()).isEqualTo(each.letter().subject());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsPlainTextIsAtMost76ColumnsWideButForUrls(Cases.Case each) {
        assertThat(each.received().text().lines())
                .filteredOn(line -> !URL.matcher(line).matches())
                .allSatisfy(line -> assertThat(columns(line)).as(line).isLessThanOrEqualTo(76));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachUrlStandsAloneOnItsLine(Cases.Case each) {
        List<String> withUrl =
                each.received().text().lines().filter(line -> line.contains("://")).toList();
        assertThat(withUrl).isNotEmpty().allMatch(line -> URL.matcher(line).matches());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingIsDrawnInItsText(Cases.Case each) {
        assertThat(each.received().text())
                .doesNotContainPattern("[\\u2500-\\u259f]|--|==|__|\\*\\*")
                .doesNotContainPattern("\n\n\n");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsSmall(Cases.Case each) {
        assertThat(each.mail().mime()).hasSizeLessThan(40_000);
        assertThat(each.received().html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsSubjectIsAtMost60ColumnsWide(Cases.Case each) {
        assertThat(columns(each.received().subject())).isLessThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void textAndHtmlSayTheSame(Cases.Case each) {
        String html = each.received().html().replaceAll("&#39;", "'").replaceAll("\\s+", "");
        Pattern between = Pattern.compile("[\\s:\uff1a()\uff08\uff09\u3001,\uff0c]+");
        assertThat(between.splitAsStream(each.received().text()))
                .allSatisfy(word -> assertThat(html).contains(word.equals("-") ? "<li" : word));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noLineOfItsTextBeginsWithClosingPunctuation(Cases.Case each) {
        assertThat(each.received().text().lines())
                .noneMatch(line ->
                        line.matches("\\s*[\u3001\u3002\uff09\uff0c\uff1a\u300d\u30fc).,:;].*"));
    }

    /** East Asian width by ICU's data, not ours. */
    static int columns(String line) {
        return line.codePoints()
                .map(c ->
                        switch (UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH)) {
                            case UCharacter.EastAsianWidth.FULLWIDTH,
                                    UCharacter.EastAsianWidth.WIDE ->
                                    2;
                            default -> UCharacter.getType(c) == 6 ? 0 : 1;
                        })
                .sum();
    }
}
