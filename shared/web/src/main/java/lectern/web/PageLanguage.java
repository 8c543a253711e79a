package lectern.web;

import java.util.List;
import java.util.Optional;
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
    public static Language of(HttpRequest request, List<Language> offered, List<String> chosen) {
        for (String tag : chosen) {
            Optional<Language> language = Language.ofFamily(tag).filter(offered::contains);
            if (language.isPresent()) {
                return language.get();
            }
        }
        return accepted(request, offered).orElse(Language.ENGLISH);
    }

    /** What the reader chose by a link, as tags. */
    public static List<String> inUrl(HttpRequest request) {
        return request.parameter("lang").map(List::of).orElse(List.of());
    }

    private static Optional<Language> accepted(HttpRequest request, List<Language> offered) {
        return request.header("accept-language")
                .flatMap(header -> Language.preferred(header, offered));
    }
}
