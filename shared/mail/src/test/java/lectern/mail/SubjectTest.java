package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import lectern.language.Language;
import lectern.registration.MailKind;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectTest {
    private static final List<String> WORDS =
            List.of(
                    "city",
                    "4th",
                    "Donaudampfschifffahrtsgesellschaft",
                    "\u90fd\u5e02\u9593",
                    "\u30a4\u30d9\u30f3\u30c8",
                    "(IUC)",
                    "\u57ce\u5e02\u5bf9\u57ce\u5e02",
                    "\ud83c\udf0d",
                    "m\u011bsty,",
                    "e\u0301t\u00e9");

    @ParameterizedTest
    @CsvSource({
        "CONFIRMATION, America/Los_Angeles, 'Registered: 4th IUC City-to-City event, Thu 3 Dec'",
        "LINK, America/Los_Angeles, 'Your link: 4th IUC\u2026, Thu 3 Dec 00:00 (Los Angeles)'",
        "LINK, Pacific/Honolulu, 'Your link: 4th IUC City-to-City\u2026, Wed 2 Dec 22:00"
                + " (Honolulu)'",
        "LINK, America/Argentina/Buenos_Aires, 'Your link: 4th IUC\u2026, Thu 3 Dec 05:00 (Buenos"
                + " Aires)'",
        "LINK, Etc/GMT+3, 'Your link: 4th IUC\u2026, Thu 3 Dec 05:00 (UTC\u221203:00)'",
        "RESEND, Asia/Tokyo, 'Your registration: 4th IUC City-to-City event'",
    })
    void itSaysTheLocalDate(MailKind kind, String zone, String subject) {
        assertThat(subject(kind, Language.ENGLISH, zone, Samples.webinar())).isEqualTo(subject);
    }

    @Test
    void theLateRegistrantsSaysBoth() {
        Webinar webinar = Samples.webinar();
        assertThat(
                        Samples.letter(
                                        MailKind.LINK,
                                        webinar,
                                        Samples.in(Language.ENGLISH, "Europe/Prague")
                                                .notYetConfirmed()
                                                .registration(),
                                        Samples.LATE)
                                .subject())
                .isEqualTo("Registered, with your link: 4th IUC City-to-City event");
    }

    @ParameterizedTest
    @CsvSource({
        "CHINESE, Asia/Shanghai, 12\u67083\u65e5 16:00\uff08\u5317\u4eac\u65f6\u95f4\uff09",
        "CHINESE, PRC, 12\u67083\u65e5 16:00\uff08\u5317\u4eac\u65f6\u95f4\uff09",
        "CHINESE, America/Los_Angeles, 12\u67083\u65e5 00:00\uff08\u6d1b\u6749\u77f6\uff09",
        "JAPANESE, Asia/Tokyo,"
                + " 12\u67083\u65e517:00\u958b\u59cb\uff08\u65e5\u672c\u6642\u9593\uff09",
        "CZECH, Europe/Prague, \u010dt 3. 12. 09:00 (Praha)",
        "SPANISH, Europe/Madrid, jue 3 dic 09:00 (Madrid)",
    })
    void itEndsWithDateTimeAndPlaceAsTheLanguageSaysThem(
            Language language, String zone, String end) {
        assertThat(subject(MailKind.LINK, language, zone, Samples.webinar())).endsWith(end);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTitleMakesItWiderThan60ColumnsOrTakesItsDate(Language language) {
        Random random = new Random(60);
        for (int round = 0; round < 200; round++) {
            String title =
                    random.ints(1 + random.nextInt(12), 0, WORDS.size())
                            .mapToObj(WORDS::get)
                            .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            Webinar webinar = Samples.webinar(Map.of("title", Map.of("en", title)));
            for (MailKind kind : MailKind.values()) {
                String subject = subject(kind, language, "America/Argentina/Buenos_Aires", webinar);
                assertThat(EveryMailTest.columns(subject)).as(subject).isLessThanOrEqualTo(60);
                if (kind != MailKind.RESEND) {
                    assertThat(subject).containsPattern("\\b3\\b");
                }
            }
        }
    }

    private static String subject(MailKind kind, Language language, String zone, Webinar webinar) {
        return Samples.letter(
                        kind,
                        webinar,
                        Samples.in(language, zone).registration(webinar),
                        Samples.BEFORE)
                .subject();
    }
}
