package lectern.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.language.Language;

/** In which language to answer. */
public final class PageLanguage {
    private PageLanguage() {}

    /**
     * What the reader chose by a link or a page she came from, else what her browser asks for, else
     * English.
     *
     * @param chosen tags that say what she chose, the best first
     * @param offered the languages to choose from
     */
    public static Language of(HttpRequest request, List<Language> offered, Stream<String> chosen) {
        return chosen.flatMap(tag -> Language.ofFamily(tag).stream())
                .filter(offered::contains)
                .findFirst()
                .or(() -> accepted(request, offered))
                .orElse(Language.ENGLISH);
    }

    private static Optional<Language> accepted(HttpRequest request, List<Language> offered) {
        return request.header("accept-language")
                .flatMap(header -> Language.preferred(header, offered));
    }
}
