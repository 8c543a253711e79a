package lectern.registration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import lectern.language.Language;
import org.jspecify.annotations.Nullable;

/**
 * Reads a webinar as an organiser wrote it (JSON, or the table's item) and says in sentences what
 * is wrong with it. Fields that nobody here knows are left alone.
 */
public final class WebinarReader {
    private static final Set<String> ASKABLE = Set.of("city", "organisation", "role");

    private static final Pattern ISO_639 = Pattern.compile("[a-z]{2,3}");

    private static final Pattern LANGUAGE_TAG =
            Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*");

    private static final Pattern BLOCK_ID = Pattern.compile("[a-z0-9-]{1,32}");

    private final Map<String, ?> tree;
    private final List<String> problems = new ArrayList<>();

    private WebinarReader(Map<String, ?> tree) {
        this.tree = tree;
    }

    /**
     * What was read.
     *
     * @param webinar absent where the problems forbid to use it
     * @param problems sentences that name the field
     */
    public record Reading(Optional<Webinar> webinar, List<String> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    public static Reading read(Map<String, ?> tree) {
        return new WebinarReader(tree).reading();
    }

    private Reading reading() {
        WebinarId id = required("webinar", WebinarId::new);
        LocalDateTime startsAt = required("startsAt", WebinarReader::localDateTime);
        LocalDateTime endsAt = required("endsAt", WebinarReader::localDateTime);
        ZoneId zone = required("timeZone", WebinarReader::zone);
        String organiser = required("organiser", Function.identity());
        Mailbox from = required("from", Mailbox::parse);
        LocalizedText title = texts(tree, "title", "title");
        if (title.byTag().isEmpty()) {
            problems.add("title is missing: give it in at least the working language.");
        }
        EmailAddress replyTo =
                optional("replyTo", EmailAddress::new).orElse(from == null ? null : from.address());
        LocalizedText description = texts(tree, "description", "description");
        LocalizedText joinDetails = texts(tree, "joinDetails", "joinDetails");
        LocalizedText joinHelp = texts(tree, "joinHelp", "joinHelp");
        if (startsAt != null && endsAt != null && !isBefore(startsAt, endsAt, zone)) {
            problems.add("endsAt must be after startsAt.");
        }
        LocalDateTime closesAt =
                optional("registrationClosesAt", WebinarReader::localDateTime).orElse(endsAt);
        LocalDateTime linkDueAt = optional("linkDueAt", WebinarReader::localDateTime).orElse(null);
        if (linkDueAt != null && endsAt != null && !isBefore(linkDueAt, endsAt, zone)) {
            problems.add("linkDueAt must be before endsAt: a link after the end helps nobody.");
        }
        JoinLink joinLink = optional("joinLink", JoinLink::new).orElse(null);
        String workingLanguage =
                optional("workingLanguage", WebinarReader::languageTag).orElse("en");
        List<Webinar.Block> blocks = blocks();
        List<String> interpretation = strings("interpretation");
        for (String code : interpretation) {
            if (!ISO_639.matcher(code).matches()) {
                problems.add(
                        "interpretation names \""
                                + code
                                + "\"; it takes ISO 639 codes such as zh.");
            }
        }
        List<Language> languages = languages();
        Set<String> ask =
                tree.containsKey("ask")
                        ? new HashSet<>(strings("ask"))
                        : Set.of("city", "organisation");
        for (String field : ask) {
            if (!ASKABLE.contains(field)) {
                problems.add(
                        "ask names \"" + field + "\"; it can name city, organisation and role.");
            }
        }
        Webinar.LinkTiming timing =
                optional("linkTiming", WebinarReader::linkTiming)
                        .orElse(Webinar.LinkTiming.EVENT_MORNING);
        Webinar.Status status =
                optional("status", WebinarReader::status).orElse(Webinar.Status.SCHEDULED);
        LocalDateTime opensAt =
                optional("registrationOpensAt", WebinarReader::localDateTime).orElse(null);
        int retentionDays = whole("retentionDays", 1, 3_650, 90);
        int revision = whole("revision", 1, Integer.MAX_VALUE, 1);
        LocalizedText registrationPage = urls(tree, "registrationPage", "registrationPage");
        LocalizedText accessibilityStatement =
                urls(tree, "accessibilityStatement", "accessibilityStatement");
        LocalizedText newsText = texts(tree, "newsText", "newsText");
        Webinar.PrivacyNotice notice = privacyNotice();
        List<String> blocking = List.copyOf(problems);
        if (joinLink == null && blocking.isEmpty()) {
            problems.add("joinLink is missing: no link mail can be sent before it is there.");
        }
        if (blocking.isEmpty() && startsAt != null && endsAt != null) {
            blocks.forEach(block -> compare(block, startsAt, endsAt));
        }
        if (tree.get("capacity") != null) {
            problems.add("capacity is set, but there is no waiting list yet: everybody is taken.");
        }
        if (!blocking.isEmpty()
                || id == null
                || startsAt == null
                || endsAt == null
                || zone == null
                || organiser == null
                || from == null
                || replyTo == null
                || closesAt == null) {
            return new Reading(Optional.empty(), problems);
        }
        return new Reading(
                Optional.of(
                        new Webinar(
                                id,
                                title,
                                description,
                                organiser,
                                from,
                                replyTo,
                                startsAt,
                                endsAt,
                                zone,
                                blocks,
                                workingLanguage,
                                interpretation,
                                languages,
                                joinLink,
                                joinDetails,
                                joinHelp,
                                opensAt,
                                closesAt,
                                linkDueAt,
                                timing,
                                status,
                                registrationPage,
                                accessibilityStatement,
                                newsText,
                                ask,
                                notice,
                                retentionDays,
                                revision)),
                problems);
    }

    /** Who moves a webinar easily forgets its blocks, and theirs are the times that people read. */
    private void compare(Webinar.Block block, LocalDateTime startsAt, LocalDateTime endsAt) {
        LocalDate day = startsAt.toLocalDate();
        if (day.atTime(block.startsAt()).isBefore(startsAt)) {
            problems.add(
                    "blocks: \""
                            + block.id()
                            + "\" begins at "
                            + block.startsAt()
                            + ", before startsAt.");
        }
        if (day.atTime(block.endsAt()).isAfter(endsAt)) {
            problems.add(
                    "blocks: \"" + block.id() + "\" ends at " + block.endsAt() + ", after endsAt.");
        }
    }

    private List<Webinar.Block> blocks() {
        List<Webinar.Block> blocks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int index = 0;
        for (Object each : list("blocks")) {
            String where = "blocks[" + index++ + "]";
            if (!(each instanceof Map<?, ?> block)) {
                problems.add(where + " must be an object with id, startsAt, endsAt and title.");
                continue;
            }
            Map<String, Object> fields = named(block);
            String id = read(fields, where + ".id", "id", WebinarReader::blockId, true);
            LocalTime starts =
                    read(fields, where + ".startsAt", "startsAt", WebinarReader::localTime, true);
            LocalTime ends =
                    read(fields, where + ".endsAt", "endsAt", WebinarReader::localTime, true);
            if (id != null && !ids.add(id)) {
                problems.add(where + ".id \"" + id + "\" stands twice.");
            }
            if (starts != null && ends != null && !ends.isAfter(starts)) {
                problems.add(where + ".endsAt must be after its startsAt.");
            }
            if (id != null && starts != null && ends != null) {
                blocks.add(
                        new Webinar.Block(
                                id, starts, ends, texts(fields, where + ".title", "title")));
            }
        }
        return blocks;
    }

    private List<Language> languages() {
        List<Language> languages = new ArrayList<>();
        for (String tag : strings("languages")) {
            Language.ofTag(tag)
                    .ifPresentOrElse(
                            languages::add,
                            () ->
                                    problems.add(
                                            "languages names \""
                                                    + tag
                                                    + "\"; there are no texts in it."));
        }
        return languages.isEmpty() ? List.of(Language.values()) : languages;
    }

    private Webinar.PrivacyNotice privacyNotice() {
        Object notice = tree.get("privacyNotice");
        if (!(notice instanceof Map<?, ?> map)) {
            if (notice != null) {
                problems.add(
                        "privacyNotice must be an object with url, version, controller and"
                                + " contact.");
            }
            return new Webinar.PrivacyNotice(new LocalizedText(Map.of()), "", null, null);
        }
        Map<String, Object> fields = named(map);
        return new Webinar.PrivacyNotice(
                urls(fields, "privacyNotice.url", "url"),
                Optional.ofNullable(
                                read(
                                        fields,
                                        "privacyNotice.version",
                                        "version",
                                        Function.identity(),
                                        false))
                        .orElse(""),
                read(fields, "privacyNotice.controller", "controller", Function.identity(), false),
                read(fields, "privacyNotice.contact", "contact", Function.identity(), false));
    }

    private <T> @Nullable T required(String name, Function<String, T> parse) {
        return read(tree, name, name, parse, true);
    }

    private <T> Optional<T> optional(String name, Function<String, T> parse) {
        return Optional.ofNullable(read(tree, name, name, parse, false));
    }

    private <T> @Nullable T read(
            Map<String, ?> fields,
            String where,
            String name,
            Function<String, T> parse,
            boolean required) {
        Object value = fields.get(name);
        if (value == null || (value instanceof String blank && blank.isBlank())) {
            if (required) {
                problems.add(where + " is missing.");
            }
            return null;
        }
        if (!(value instanceof String text)) {
            problems.add(where + " must be a string.");
            return null;
        }
        try {
            return parse.apply(text.strip());
        } catch (IllegalArgumentException e) {
            problems.add(where + ": \"" + text + "\" " + e.getMessage() + ".");
            return null;
        }
    }

    private int whole(String name, int least, int most, int otherwise) {
        Object value = tree.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least
                && number.intValue() <= most) {
            return number.intValue();
        }
        problems.add(name + " must be a whole number from " + least + " to " + most + ".");
        return otherwise;
    }

    private LocalizedText texts(Map<String, ?> fields, String where, String name) {
        Map<String, String> byTag = new LinkedHashMap<>();
        if (fields.get(name) instanceof Map<?, ?> map) {
            named(map)
                    .forEach((tag, text) -> {
                        if (text instanceof String string) {
                            if (!string.isBlank()) {
                                byTag.put(tag, string);
                            }
                        } else if (text != null) {
                            problems.add(where + "." + tag + " must be a string.");
                        }
                    });
        } else if (fields.get(name) != null) {
            problems.add(
                    where + " must be an object of texts by language, such as {\"en\": \"…\"}.");
        }
        return new LocalizedText(byTag);
    }

    private LocalizedText urls(Map<String, ?> fields, String where, String name) {
        LocalizedText urls = texts(fields, where, name);
        urls.byTag()
                .forEach((tag, url) -> {
                    try {
                        HttpsUrl.checked(url);
                    } catch (IllegalArgumentException e) {
                        problems.add(
                                where + "." + tag + ": \"" + url + "\" " + e.getMessage() + ".");
                    }
                });
        return urls;
    }

    private List<String> strings(String name) {
        List<String> strings = new ArrayList<>();
        for (Object each : list(name)) {
            if (each instanceof String string) {
                strings.add(string);
            } else {
                problems.add(name + " must be a list of strings.");
            }
        }
        return strings;
    }

    private List<?> list(String name) {
        Object value = tree.get(name);
        if (value instanceof List<?> list) {
            return list;
        }
        if (value != null) {
            problems.add(name + " must be a list.");
        }
        return List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> named(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    /** Where the clocks change, what is later on the wall may be earlier. */
    private static boolean isBefore(LocalDateTime one, LocalDateTime other, @Nullable ZoneId zone) {
        return zone == null
                ? one.isBefore(other)
                : ZonedDateTime.of(one, zone).isBefore(ZonedDateTime.of(other, zone));
    }

    // With four digits in every year, text order is time order, in our tables as in ISO 8601.
    private static LocalDateTime localDateTime(String text) {
        String shape = "is not a local date-time such as 2020-12-03T09:00";
        try {
            LocalDateTime local = LocalDateTime.parse(text);
            if (local.getYear() < 1970 || local.getYear() > 2999) {
                throw new IllegalArgumentException(shape);
            }
            return local;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(shape, e);
        }
    }

    private static String languageTag(String text) {
        if (!LANGUAGE_TAG.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a language tag such as en or zh-Hans");
        }
        return text;
    }

    private static LocalTime localTime(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not a time such as 09:00", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (ZoneRulesException e) {
            throw new IllegalArgumentException(
                    "is not a known time zone such as Europe/Brussels", e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not a time zone such as Europe/Brussels", e);
        }
    }

    private static String blockId(String text) {
        if (!BLOCK_ID.matcher(text).matches()) {
            throw new IllegalArgumentException("must match " + BLOCK_ID);
        }
        return text;
    }

    private static Webinar.LinkTiming linkTiming(String text) {
        return switch (text) {
            case "event-morning" -> Webinar.LinkTiming.EVENT_MORNING;
            case "local-morning" -> Webinar.LinkTiming.LOCAL_MORNING;
            default ->
                    throw new IllegalArgumentException(
                            "is neither event-morning nor local-morning");
        };
    }

    private static Webinar.Status status(String text) {
        return switch (text) {
            case "SCHEDULED" -> Webinar.Status.SCHEDULED;
            case "CANCELLED" -> Webinar.Status.CANCELLED;
            default -> throw new IllegalArgumentException("is neither SCHEDULED nor CANCELLED");
        };
    }
}
