package lectern.language;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A language in which pages and mails are written. */
public enum Language {
    ENGLISH("en", "English"),
    SPANISH("es", "Español"),
    CHINESE("zh-Hans", "中文"),
    JAPANESE("ja", "日本語"),
    CZECH("cs", "Čeština");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The BCP 47 tag, as it is stored and as {@code lang} and {@code Content-Language} say it. */
    public String tag() {
        return tag;
    }

    /** What its readers call it. */
    public String ownName() {
        return ownName;
    }

    /** The ISO 639 code of the spoken language: {@code zh} for {@code zh-Hans}. */
    public String spoken() {
        return tag.contains("-") ? tag.substring(0, tag.indexOf('-')) : tag;
    }

    /** The language with exactly this tag. */
    public static Optional<Language> ofTag(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * The language that readers of the tag read, by likely script: {@code zh}, {@code zh-CN} and
     * {@code zh-Hans-SG} are {@code zh-Hans}, {@code es-MX} is {@code es}. Traditional Chinese
     * ({@code zh-TW}, {@code zh-HK}, {@code zh-MO}, {@code zh-Hant}) is the same family and is
     * answered here; {@link #preferred} takes it only where nothing else matches.
     */
    public static Optional<Language> ofFamily(String tag) {
        String spoken = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        for (Language language : values()) {
            if (language.spoken().equals(spoken)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * The best match for an {@code Accept-Language} header (RFC 9110, section 12.5.4) among the
     * offered languages, where there is one. A header that cannot be read matches nothing.
     */
    public static Optional<Language> preferred(
            String acceptLanguage, Collection<Language> offered) {
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return first(ranges, offered, tag -> !isTraditionalChinese(tag))
                .or(() -> first(ranges, offered, _ -> true));
    }

    private static Optional<Language> first(
            List<Locale.LanguageRange> ranges,
            Collection<Language> offered,
            Predicate<String> taken) {
        for (Locale.LanguageRange range : ranges) {
            if (range.getWeight() > 0 && taken.test(range.getRange())) {
                Optional<Language> language = ofFamily(range.getRange()).filter(offered::contains);
                if (language.isPresent()) {
                    return language;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isTraditionalChinese(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getLanguage().equals("zh")
                && !locale.getScript().equals("Hans")
                && (locale.getScript().equals("Hant")
                        || List.of("TW", "HK", "MO").contains(locale.getCountry()));
    }
}
