package lectern.registration;

import java.util.Map;
import java.util.Optional;
import lectern.language.Language;

/** One text of a webinar in some languages, by BCP 47 tag; may be empty. */
public record LocalizedText(Map<String, String> byTag) {
    public LocalizedText {
        byTag = Map.copyOf(byTag);
    }

    /** A text and the BCP 47 tag of the language it is really in. */
    public record In(String tag, String text) {}

    /**
     * The text in this language, else in the working language, else in any; empty where there is
     * none at all. The tag tells a page what to say in {@code lang}.
     */
    public Optional<In> in(Language language, String workingLanguage) {
        return exactly(language.tag())
                .or(() -> exactly(workingLanguage))
                .or(() -> byTag.keySet().stream().sorted().findFirst().flatMap(this::exactly));
    }

    private Optional<In> exactly(String tag) {
        return Optional.ofNullable(byTag.get(tag)).map(text -> new In(tag, text));
    }
}
