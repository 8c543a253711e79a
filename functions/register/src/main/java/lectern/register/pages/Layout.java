package lectern.register.pages;

import java.util.List;
import java.util.Optional;
import lectern.language.Language;
import lectern.registration.LocalizedText;
import lectern.registration.Webinar;

/**
 * What stands around every page.
 *
 * @param path where the page in another language is; absent where it is nowhere
 */
record Layout(Words words, String title, Optional<Webinar> webinar, Optional<String> path) {

    String tag() {
        return words.language().tag();
    }

    /** The languages to choose from; none where there is no choice. */
    List<Language> languages() {
        List<Language> offered = webinar.map(Webinar::languages).orElse(List.of());
        return path.isEmpty() || offered.size() < 2 ? List.of() : offered;
    }

    String href(Language language) {
        return path.orElseThrow() + "?lang=" + language.tag();
    }

    boolean isCurrent(Language language) {
        return language == words.language();
    }

    Optional<LocalizedText.In> accessibilityStatement() {
        return webinar.flatMap(
                each -> each.accessibilityStatement().in(words.language(), each.workingLanguage()));
    }

    Optional<String> helpAddress() {
        return webinar.map(each -> each.replyTo().value());
    }
}
