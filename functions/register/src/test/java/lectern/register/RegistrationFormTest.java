package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationFormTest {
    private static final Webinar WEBINAR = Samples.webinar();

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Samples.form("name", " \u3000"), "/name required"),
                Arguments.of(Samples.form("name", "\u200b"), "/name required"),
                Arguments.of(Samples.form("name", "\u3164\u00ad \u2800"), "/name required"),
                Arguments.of(Samples.form("name", "a".repeat(101)), "/name too-long"),
                Arguments.of(Samples.form("name", "𠮷".repeat(101)), "/name too-long"),
                Arguments.of(Samples.form("name", "Ja\u0007na"), "/name characters"),
                Arguments.of(Samples.form("name", "\u202eanaJ"), "/name characters"),
                Arguments.of(Samples.form("name", "see www.a.example"), "/name web-address"),
                Arguments.of(Samples.form("email", ""), "/email required"),
                Arguments.of(Samples.form("email", "jana"), "/email no-address"),
                Arguments.of(
                        Samples.form("email", "janá@example.com"), "/email local-part-not-ascii"),
                Arguments.of(Samples.form("country", ""), "/country required"),
                Arguments.of(Samples.form("country", "ZZ"), "/country not-a-choice"),
                Arguments.of(Samples.form("country", "CZE"), "/country not-a-choice"),
                Arguments.of(Samples.form("country", "ß"), "/country not-a-choice"),
                Arguments.of(Samples.form("country", "EU"), "/country not-a-choice"),
                Arguments.of(
                        Samples.form("organisation", "a".repeat(151)), "/organisation too-long"),
                Arguments.of(Samples.form("city", "a".repeat(101)), "/city too-long"),
                Arguments.of(Samples.form("role", "a".repeat(101)), "/role too-long"),
                Arguments.of(Samples.form("city", "a\nb"), "/city characters"),
                Arguments.of(Samples.form("interpretation", "cs"), "/interpretation not-a-choice"),
                Arguments.of(Samples.form("blocks", "evening"), "/blocks not-a-choice"),
                Arguments.of(Samples.form("privacy", ""), "/privacy required"),
                Arguments.of(Samples.form("privacy", "true"), "/privacy required"),
                Arguments.of(Samples.form("privacy", "on", "privacy", "on"), "/privacy repeated"),
                Arguments.of(Samples.form("name", "a", "name", "b"), "/name repeated"),
                Arguments.of(Samples.form("timeZone", "a", "timeZone", "b"), "/timeZone repeated"),
                Arguments.of(Samples.form("website", "x"), "/website once-more"),
                Arguments.of(Samples.json("language", "de"), "/language not-a-choice"),
                Arguments.of(Samples.json("name", true), "/name not-text"),
                Arguments.of(Samples.json("name", JsonEncoding.Other.VALUE), "/name not-text"),
                Arguments.of(Samples.json("name", "\ud800"), "/name characters"),
                Arguments.of(Samples.json("name", "a", "b"), "/name repeated"),
                Arguments.of(Samples.json("privacy", false), "/privacy required"),
                Arguments.of(Samples.json("privacy", "on"), "/privacy not-true-or-false"),
                Arguments.of(Samples.json("news", "true"), "/news not-true-or-false"),
                Arguments.of(Samples.json("blocks", "morning"), "/blocks not-a-list"),
                Arguments.of(Samples.json("blocks", List.of(true)), "/blocks not-a-list"),
                Arguments.of(Samples.json("timeZone", true), "/timeZone not-text"),
                Arguments.of(Samples.json("nickname", "J"), "/nickname unknown-field"),
                Arguments.of(Samples.json("a/b~c", "J"), "/a~1b~0c unknown-field"),
                Arguments.of(Samples.json("\udc00", "J"), "/\ufffd unknown-field"));
    }

    @ParameterizedTest(name = "{1} {index}")
    @MethodSource("faults")
    void whatIsWrongIsSaidOfItsFieldAlone(Fields fields, String problem) {
        assertThat(RegistrationForm.parse(fields, WEBINAR, () -> Language.ENGLISH))
                .isInstanceOfSatisfying(
                        RegistrationForm.Outcome.Rejected.class,
                        rejected ->
                                assertThat(
                                                rejected.problems().stream()
                                                        .map(each ->
                                                                each.pointer()
                                                                        + " "
                                                                        + each.fault().word()))
                                        .containsExactly(problem));
    }

    static Stream<Fields> fine() {
        return Stream.of(
                Samples.form("name", "a".repeat(100)),
                Samples.form("name", "𠮷".repeat(100)),
                Samples.form("organisation", "a".repeat(150), "city", "b".repeat(100)),
                Samples.form("organisation", "see https://a.example"),
                Samples.form("website", "", "other", "field", "other", "field"),
                Samples.form("language", "de"),
                Samples.form("timeZone", "Mars/Olympus_Mons"),
                Samples.form("blocks", "morning", "blocks", "morning"),
                Samples.json("city"),
                Samples.json("blocks", List.of()),
                Samples.json("news", true));
    }

    @ParameterizedTest
    @MethodSource("fine")
    void whatIsUnusualAndRightIsTaken(Fields fields) {
        assertThat(RegistrationForm.parse(fields, WEBINAR, () -> Language.ENGLISH))
                .isInstanceOf(RegistrationForm.Outcome.Accepted.class);
    }

    @Test
    void whatWasTypedIsKeptWithoutTheWhiteSpaceAtItsEnds() {
        Registrant registrant =
                accepted(
                        Samples.form(
                                "name", "\u3000Jana\u00a0Nováková ",
                                "email", " Jana@Example.com ",
                                "country", "cz",
                                "city", " Plzeň ",
                                "role", "  "));

        assertThat(registrant.email().value()).isEqualTo("jana@example.com");
        assertThat(registrant.person())
                .isEqualTo(
                        new Registration.Person(
                                "Jana\u00a0Nováková",
                                "CZ",
                                "Jana@Example.com",
                                null,
                                "Plzeň",
                                null));
    }

    @Test
    void anAddressThatIsItsOwnSpellingIsNotKeptTwice() {
        assertThat(accepted(Samples.form("email", "jana@example.com")).person().emailTyped())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "off", "true", "1"})
    void newsIsWantedOnlyByATickedBox(String value) {
        assertThat(accepted(Samples.form("news", value)).consent().news()).isFalse();
        assertThat(accepted(Samples.form("news", "on")).consent().news()).isTrue();
    }

    private static Registrant accepted(Fields fields) {
        return switch (RegistrationForm.parse(fields, WEBINAR, () -> Language.ENGLISH)) {
            case RegistrationForm.Outcome.Accepted(var registrant) -> registrant;
            case RegistrationForm.Outcome.Rejected(var problems) ->
                    throw new AssertionError(problems);
        };
    }
}
