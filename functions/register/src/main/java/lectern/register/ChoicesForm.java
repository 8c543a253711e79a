package lectern.register;

import static java.util.stream.Collectors.joining;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import lectern.language.Countries;
import lectern.language.Language;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/** Reads what a person may choose, and chooses where she does not. */
final class ChoicesForm {
    private final Fields fields;
    private final FieldReader reader;
    private final Webinar webinar;

    private ChoicesForm(Fields fields, FieldReader reader, Webinar webinar) {
        this.fields = fields;
        this.reader = reader;
        this.webinar = webinar;
    }

    /** The choices; what is wrong with them is left with the reader. */
    static Registration.Choices read(
            Fields fields,
            FieldReader reader,
            Webinar webinar,
            Supplier<Language> otherwise,
            String country) {
        var form = new ChoicesForm(fields, reader, webinar);
        Language language = form.language(otherwise);
        Optional<ZoneId> zone = reader.text("timeZone").flatMap(ChoicesForm::known);
        return new Registration.Choices(
                form.interpretation(language),
                language,
                form.blocks(),
                zone.or(() -> Countries.zone(country)).orElse(webinar.timeZone()),
                zone.isEmpty());
    }

    /** The zone of an id that the JDK knows, an old one such as {@code Asia/Calcutta} included. */
    static Optional<ZoneId> known(String id) {
        return ZoneRulesProvider.getAvailableZoneIds().contains(id)
                ? Optional.of(ZoneId.of(id))
                : Optional.empty();
    }

    private Language language(Supplier<Language> otherwise) {
        Optional<String> tag = reader.text("language");
        Optional<Language> language =
                tag.flatMap(Language::ofFamily).filter(webinar.languages()::contains);
        if (fields.inJson() && tag.isPresent() && language.isEmpty()) {
            reader.refuse(
                    "language",
                    Fault.NOT_A_CHOICE,
                    webinar.languages().stream().map(Language::tag).collect(joining(", ")));
        }
        return language.orElseGet(otherwise);
    }

    private String interpretation(Language language) {
        Optional<String> code =
                reader.text("interpretation").map(each -> each.toLowerCase(Locale.ROOT));
        if (code.isPresent() && !webinar.channels().contains(code.get())) {
            reader.refuse(
                    "interpretation", Fault.NOT_A_CHOICE, String.join(", ", webinar.channels()));
        }
        return code.orElseGet(() -> webinar.channelFor(language));
    }

    private SortedSet<String> blocks() {
        Set<String> ids = new LinkedHashSet<>();
        webinar.blocks().forEach(block -> ids.add(block.id()));
        List<String> chosen = reader.texts("blocks");
        if (!ids.containsAll(chosen)) {
            reader.refuse("blocks", Fault.NOT_A_CHOICE, String.join(", ", ids));
        }
        return new TreeSet<>(chosen.isEmpty() ? ids : chosen);
    }
}
