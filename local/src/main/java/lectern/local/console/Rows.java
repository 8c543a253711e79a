package lectern.local.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.language.Language;
import lectern.plan.LinkTime;
import lectern.registration.LocalizedText;
import lectern.registration.MailKind;
import lectern.registration.Webinar;
import lectern.registration.WebinarReader;

/** Table items as rows. Items are edited by hand, so nothing is taken for granted. */
final class Rows {
    private static final Set<String> GOOD = Set.of("SENT", "DELIVERED");
    private static final Set<String> PLAIN = Set.of("SKIPPED");
    private static final int MOST_CHARACTERS = 400;

    private final Times times;

    Rows(Times times) {
        this.times = times;
    }

    ConsolePage.WebinarCard webinar(
            Map<String, Object> item, List<Map<String, Object>> registrations) {
        String id = text(item, "webinar");
        WebinarReader.Reading reading = WebinarReader.read(item);
        List<Map<String, Object>> own =
                registrations.stream().filter(each -> text(each, "webinar").equals(id)).toList();
        return new ConsolePage.WebinarCard(
                id,
                title(reading, id),
                "%s to %s, %s"
                        .formatted(
                                text(item, "startsAt").replace('T', ' '),
                                text(item, "endsAt").replace('T', ' '),
                                text(item, "timeZone")),
                reading.webinar().map(this::linkDue).orElse("not before the problems are solved"),
                text(item, "joinLink"),
                String.valueOf(item.getOrDefault("revision", "not read yet")),
                progress(own),
                Stream.concat(reading.problems().stream(), strings(item, "problems"))
                        .distinct()
                        .toList(),
                reading.webinar().isPresent(),
                Json.write(item));
    }

    ConsolePage.RegistrationRow registration(Map<String, Object> item) {
        return new ConsolePage.RegistrationRow(
                text(item, "webinar"),
                text(item, "email"),
                text(item, "name"),
                (text(item, "city") + " " + text(item, "country")).strip(),
                text(item, "language"),
                text(item, "timeZone"),
                text(item, "status"),
                chips(item),
                item.containsKey("nextMail")
                        ? text(item, "nextMail") + " · " + times.minute(text(item, "nextMailAt"))
                        : "",
                item.containsKey("claim") && !item.containsKey("attention")
                        ? "in hand"
                        : text(item, "attention"));
    }

    ConsolePage.ControlRow control(Map<String, Object> item) {
        Map<String, Object> rest = new LinkedHashMap<>(item);
        rest.remove("name");
        String json = Json.write(rest);
        return new ConsolePage.ControlRow(
                text(item, "name"),
                json.length() > MOST_CHARACTERS ? json.substring(0, MOST_CHARACTERS) + "…" : json);
    }

    /** Newest first. */
    static Comparator<Map<String, Object>> byRegistration() {
        return Comparator.comparing((Map<String, Object> item) -> text(item, "registeredAt"))
                .reversed();
    }

    private static String title(WebinarReader.Reading reading, String otherwise) {
        return reading.webinar()
                .flatMap(each -> each.title().in(Language.ENGLISH, each.workingLanguage()))
                .map(LocalizedText.In::text)
                .orElse(otherwise);
    }

    private String linkDue(Webinar webinar) {
        return times.minute(LinkTime.due(webinar, webinar.timeZone()));
    }

    private static String progress(List<Map<String, Object>> registrations) {
        return "%d registered · %d confirmed · %d with the link"
                .formatted(
                        registrations.size(),
                        registrations.stream()
                                .filter(each -> has(each, MailKind.CONFIRMATION))
                                .count(),
                        registrations.stream().filter(each -> has(each, MailKind.LINK)).count());
    }

    private static boolean has(Map<String, Object> registration, MailKind kind) {
        return registration.containsKey(kind.word() + "Status");
    }

    private List<ConsolePage.Chip> chips(Map<String, Object> item) {
        List<ConsolePage.Chip> chips = new ArrayList<>();
        for (MailKind kind : MailKind.values()) {
            if (has(item, kind)) {
                String status = text(item, kind.word() + "Status");
                chips.add(
                        new ConsolePage.Chip(
                                "%s %s · %s"
                                        .formatted(
                                                kind.word(),
                                                status.toLowerCase(Locale.ROOT),
                                                times.minute(text(item, kind.word() + "At"))),
                                GOOD.contains(status)
                                        ? "good"
                                        : PLAIN.contains(status) ? "plain" : "bad"));
            }
        }
        return chips;
    }

    private static String text(Map<String, Object> item, String name) {
        return Json.string(item, name).orElse("");
    }

    private static Stream<String> strings(Map<String, Object> item, String name) {
        return item.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf)
                : Stream.of();
    }
}
