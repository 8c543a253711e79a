package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.language.Texts;
import lectern.register.pages.Pages;
import lectern.register.pages.Words;
import lectern.registration.Webinar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that can be said is said in every language. */
class WordsTest {
    private static final Webinar WEBINAR = Samples.webinar();
    private static final Pages PAGES = new Pages("eu-west-1");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextOfOneLanguageIsInTheOthers(Language language) {
        assertThat(keys(language).stream().filter(key -> !key.matches("in(to)?[.].*")))
                .containsExactlyInAnyOrderElementsOf(keys(Language.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFaultOfEveryFieldIsASentence(Language language) {
        var sentences = new Sentences(PAGES.words(language));
        for (Fault fault : Fault.values()) {
            for (String field : fault == Fault.REQUIRED ? required() : RegistrationForm.FIELDS) {
                assertSaid(sentences.of(new Problem(field, fault, "7")));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyRefusalHasATitleAndSaysWhatToDo(Language language) {
        var sentences = new Sentences(PAGES.words(language));
        for (Refusal refusal : Refusal.values()) {
            assertSaid(sentences.title(refusal));
            assertSaid(sentences.text(refusal, Optional.of(WEBINAR), List.of("POST")));
        }
        assertThat(
                        Arrays.stream(Refusal.values())
                                .map(each ->
                                        sentences.text(each, Optional.empty(), List.of("POST"))))
                .doesNotHaveDuplicates();
    }

    private static Iterable<String> required() {
        return Stream.of("name", "email", "country", "privacy").toList();
    }

    private static Set<String> keys(Language language) {
        return Texts.of(Words.class, "words", language).keys();
    }

    private static void assertSaid(String sentence) {
        assertThat(sentence).isNotBlank().doesNotContain("{", "}");
    }
}
