package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts of all languages: complete, alike, used, and the names as CLDR has them. */
class TextsTest {
    private static final Path MAIN = Samples.ROOT.resolve("shared/mail/src/main");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameKeys(Language language) throws IOException {
        assertThat(read(language).keySet()).isEqualTo(read(Language.ENGLISH).keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSamePlaces(Language language) throws IOException {
        Map<String, String> english = read(Language.ENGLISH);
        read(language)
                .forEach((key, text) -> {
                    // How much of a date is said is the language's own affair.
                    if (!key.startsWith("date.")) {
                        assertThat(places(text))
                                .as(key)
                                .isEqualTo(places(english.getOrDefault(key, "")));
                    }
                });
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(MAIN.resolve("java/lectern/mail"))) {
            sources =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(TextsTest::text)
                            .collect(Collectors.joining());
        }
        for (String key : read(Language.ENGLISH).keySet()) {
            String written = key.replaceFirst("^(weekday|month)(\\.short)?\\.\\d+$", "$1");
            String stem = written.replaceFirst("^(subject|heading)\\..*$", "$1.");
            String rest =
                    key.startsWith("subject.") || key.startsWith("heading.")
                            ? key.substring("subject.".length())
                            : stem;
            assertThat(sources).as(key).contains("\"" + stem).contains("\"" + rest);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingSaysTodayOrNamesAZoneByAbbreviation(Language language) throws IOException {
        assertThat(read(language).values())
                .noneMatch(text ->
                        text.matches(
                                "(?i).*(\\btoday\\b|\\bhoy\\b|\u4eca\u5929|\u672c\u65e5"
                                        + "|\\bdnes\\b|\\bCET\\b|\\bGMT\\b).*"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void weekdaysAndMonthsAreCldrs(Language language) throws IOException {
        Map<String, String> texts = read(language);
        DateFormatSymbols cldr = new DateFormatSymbols(ULocale.forLanguageTag(language.tag()));
        for (int day = 1; day <= 7; day++) {
            assertThat(texts)
                    .containsEntry("weekday." + day, cldr.getWeekdays()[day % 7 + 1])
                    .containsEntry("weekday.short." + day, cldr.getShortWeekdays()[day % 7 + 1]);
        }
        for (int month = 1; month <= 12; month++) {
            // Chinese numbers its months with digits in a date, Czech also in a short one.
            if (language != Language.CHINESE) {
                assertThat(texts).containsEntry("month." + month, cldr.getMonths()[month - 1]);
            }
            if (language != Language.CZECH) {
                assertThat(texts)
                        .containsEntry("month.short." + month, cldr.getShortMonths()[month - 1]);
            }
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> read(Language language) throws IOException {
        Path file =
                MAIN.resolve(
                        "resources/lectern/mail/letter_%s.properties".formatted(language.tag()));
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
