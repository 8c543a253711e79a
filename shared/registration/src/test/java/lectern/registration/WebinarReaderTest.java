package lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.plan.LinkTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebinarReaderTest {
    @Test
    void theSampleIsReadWholeAndWithoutProblems() {
        WebinarReader.Reading reading = WebinarReader.read(Samples.tree());

        assertThat(reading.problems()).isEmpty();
        Webinar webinar = reading.webinar().orElseThrow();
        assertThat(webinar.id()).isEqualTo(new WebinarId("iuc-city-to-city-4"));
        assertThat(webinar.title().byTag())
                .containsOnlyKeys("en", "cs", "es", "zh-Hans", "ja")
                .containsEntry("ja", "第4回 IUC 都市間イベント");
        assertThat(webinar.description().byTag()).hasSize(5);
        assertThat(webinar.organiser()).isEqualTo("International Urban Cooperation (IUC)");
        assertThat(webinar.from())
                .isEqualTo(new Mailbox("IUC events", new EmailAddress("events@example.org")));
        assertThat(webinar.replyTo()).isEqualTo(new EmailAddress("helpdesk@example.org"));
        assertThat(webinar.startsAt()).isEqualTo(LocalDateTime.parse("2020-12-03T09:00"));
        assertThat(webinar.endsAt()).isEqualTo(LocalDateTime.parse("2020-12-03T17:30"));
        assertThat(webinar.timeZone()).isEqualTo(ZoneId.of("Europe/Brussels"));
        assertThat(webinar.blocks())
                .extracting(Webinar.Block::id)
                .containsExactly("morning", "afternoon");
        assertThat(webinar.blocks().get(1).startsAt()).isEqualTo(LocalTime.of(13, 30));
        assertThat(webinar.blocks().get(1).endsAt()).isEqualTo(LocalTime.of(17, 30));
        assertThat(webinar.blocks().get(1).title().byTag())
                .containsEntry("cs", "Dlouhodobá klimatická neutralita a její správa");
        assertThat(webinar.workingLanguage()).isEqualTo("en");
        assertThat(webinar.interpretation()).containsExactly("zh", "ja", "es");
        assertThat(webinar.languages())
                .containsExactly(
                        Language.ENGLISH,
                        Language.SPANISH,
                        Language.CHINESE,
                        Language.JAPANESE,
                        Language.CZECH);
        assertThat(webinar.joinLink())
                .isEqualTo(new JoinLink("https://meet.example.org/iuc-city-to-city-4"));
        assertThat(webinar.joinDetails().byTag())
                .containsEntry("en", "Meeting ID 812 345 678\nPasscode 2020");
        assertThat(webinar.joinHelp().byTag()).hasSize(5);
        assertThat(webinar.registrationOpensAt())
                .isEqualTo(LocalDateTime.parse("2020-11-20T00:00"));
        assertThat(webinar.registrationClosesAt())
                .isEqualTo(LocalDateTime.parse("2020-12-03T17:30"));
        assertThat(webinar.linkDueAt()).isNull();
        assertThat(webinar.linkTiming()).isEqualTo(Webinar.LinkTiming.EVENT_MORNING);
        assertThat(webinar.status()).isEqualTo(Webinar.Status.SCHEDULED);
        assertThat(webinar.ask()).containsExactlyInAnyOrder("city", "organisation");
        assertThat(webinar.privacyNotice())
                .isEqualTo(
                        new Webinar.PrivacyNotice(
                                new LocalizedText(Map.of("en", "https://example.org/privacy")),
                                "2020-11",
                                "International Urban Cooperation (IUC)",
                                "helpdesk@example.org"));
        assertThat(webinar.retentionDays()).isEqualTo(90);
        assertThat(webinar.revision()).isEqualTo(1);
    }

    @Test
    void theFewFieldsThatAWebinarNeedsAreEnough() {
        WebinarReader.Reading reading =
                WebinarReader.read(
                        Map.of(
                                "webinar", "short-talk",
                                "title", Map.of("en", "Short talk"),
                                "organiser", "We",
                                "from", "we@example.org",
                                "startsAt", "2021-03-28T09:00",
                                "endsAt", "2021-03-28T10:00:30",
                                "timeZone", "Asia/Calcutta",
                                "joinLink", "https://meet.example.org/x"));

        assertThat(reading.problems()).isEmpty();
        Webinar webinar = reading.webinar().orElseThrow();
        assertThat(webinar.replyTo()).isEqualTo(new EmailAddress("we@example.org"));
        assertThat(webinar.registrationClosesAt()).isEqualTo(webinar.endsAt());
        assertThat(webinar.registrationOpensAt()).isNull();
        assertThat(webinar.workingLanguage()).isEqualTo("en");
        assertThat(webinar.languages()).containsExactly(Language.values());
        assertThat(webinar.interpretation()).isEmpty();
        assertThat(webinar.blocks()).isEmpty();
        assertThat(webinar.ask()).containsExactlyInAnyOrder("city", "organisation");
        assertThat(webinar.retentionDays()).isEqualTo(90);
        assertThat(webinar.privacyNotice())
                .isEqualTo(new Webinar.PrivacyNotice(new LocalizedText(Map.of()), "", null, null));
        assertThat(webinar.description().byTag()).isEmpty();
    }

    @Test
    void aMissingLinkIsAProblemButTheWebinarCanBeUsed() {
        for (Object missing : new @Nullable Object[] {null, "", " "}) {
            WebinarReader.Reading reading = WebinarReader.read(changed("joinLink", missing));

            assertThat(reading.problems())
                    .containsExactly(
                            "joinLink is missing: no link mail can be sent before it is there.");
            assertThat(reading.webinar()).isPresent();
        }
    }

    @Test
    void aBlockThatTheMoveForgotIsAProblemButTheWebinarCanBeUsed() {
        WebinarReader.Reading later = WebinarReader.read(changed("startsAt", "2020-12-03T10:00"));
        assertThat(later.problems())
                .containsExactly("blocks: \"morning\" begins at 09:00, before startsAt.");
        assertThat(later.webinar()).isPresent();

        assertThat(WebinarReader.read(changed("endsAt", "2020-12-03T17:00")).problems())
                .containsExactly("blocks: \"afternoon\" ends at 17:30, after endsAt.");
    }

    @Test
    void aCapacityIsAProblemButTheWebinarCanBeUsed() {
        for (Object capacity : new Object[] {300, BigDecimal.TEN, "300"}) {
            WebinarReader.Reading reading = WebinarReader.read(changed("capacity", capacity));

            assertThat(reading.problems())
                    .singleElement()
                    .asString()
                    .startsWith("capacity is set, but there is no waiting list yet");
            assertThat(reading.webinar()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"webinar", "title", "organiser", "from", "startsAt", "endsAt", "timeZone"})
    void aWebinarWithoutWhatItNeedsCannotBeUsed(String field) {
        for (Object missing : new @Nullable Object[] {null, "", " "}) {
            WebinarReader.Reading reading = WebinarReader.read(changed(field, missing));

            assertThat(reading.webinar()).isEmpty();
            assertThat(reading.problems()).anyMatch(each -> each.startsWith(field + " is missing"));
        }
    }

    static Stream<Arguments> brokenFields() {
        return Stream.of(
                arguments("webinar", "City 4", "webinar: \"City 4\" webinar must match"),
                arguments("title", Map.of(), "title is missing: give it in at least"),
                arguments("title", Map.of("en", " "), "title is missing: give it in at least"),
                arguments("title", "Event", "title must be an object of texts by language"),
                arguments("title.ja", 5, "title.ja must be a string"),
                arguments("description.en", List.of(), "description.en must be a string"),
                arguments("joinHelp", List.of("x"), "joinHelp must be an object of texts"),
                arguments("from", "IUC events", "from: \"IUC events\" an address needs one @"),
                arguments("from", "a@b, c@d", "from: \"a@b, c@d\" an address needs one @"),
                arguments(
                        "replyTo", "Help@example.org", "replyTo: \"Help@example.org\" an address"),
                arguments(
                        "startsAt",
                        "2020-12-03 09:00",
                        "startsAt: \"2020-12-03 09:00\" is not a local date-time such as"),
                arguments(
                        "startsAt",
                        "2020-12-03T09:00+01:00",
                        "startsAt: \"2020-12-03T09:00+01:00\" is not a local date-time"),
                arguments("startsAt", "2021-02-29T09:00", "startsAt: \"2021-02-29T09:00\" is not"),
                arguments("startsAt", "+12020-12-03T09:00", "startsAt: \"+12020-12-03T09:00\" is"),
                arguments("startsAt", "0020-12-03T09:00", "startsAt: \"0020-12-03T09:00\" is not"),
                arguments("startsAt", 1_606_982_400, "startsAt must be a string."),
                arguments("endsAt", "2020-12-03T09:00", "endsAt must be after startsAt."),
                arguments("endsAt", "2020-12-02T17:30", "endsAt must be after startsAt."),
                arguments("timeZone", "CST", "timeZone: \"CST\" is not a known time zone such as"),
                arguments("timeZone", "Europe/Bruxelles", "timeZone: \"Europe/Bruxelles\" is not"),
                arguments(
                        "timeZone", "in Brussels", "timeZone: \"in Brussels\" is not a time zone"),
                arguments("blocks", Map.of(), "blocks must be a list."),
                arguments("blocks.0", "morning", "blocks[0] must be an object with id"),
                arguments("blocks.0.id", null, "blocks[0].id is missing."),
                arguments("blocks.0.id", "Morning", "blocks[0].id: \"Morning\" must match"),
                arguments("blocks.1.id", "morning", "blocks[1].id \"morning\" stands twice."),
                arguments("blocks.1.startsAt", "1:30 pm", "blocks[1].startsAt: \"1:30 pm\" is not"),
                arguments("blocks.1.startsAt", null, "blocks[1].startsAt is missing."),
                arguments(
                        "blocks.1.endsAt", "13:30", "blocks[1].endsAt must be after its startsAt"),
                arguments("blocks.1.endsAt", "24:00", "blocks[1].endsAt: \"24:00\" is not a time"),
                arguments("blocks.1.title", "x", "blocks[1].title must be an object of texts"),
                arguments("workingLanguage", "English!", "workingLanguage: \"English!\" is not"),
                arguments("interpretation", "zh", "interpretation must be a list."),
                arguments("interpretation.0", 5, "interpretation must be a list of strings."),
                arguments("interpretation.0", "zh-Hans", "interpretation names \"zh-Hans\""),
                arguments("languages", List.of("fr"), "languages names \"fr\""),
                arguments("languages", List.of("zh"), "languages names \"zh\""),
                arguments("joinLink", "http://meet.example.org", "joinLink: \"http://meet.example"),
                arguments("joinLink", "https://a b", "joinLink: \"https://a b\" is not a URL."),
                arguments(
                        "registrationPage",
                        Map.of("ja", "javascript:alert(1)"),
                        "registrationPage.ja: \"javascript:alert(1)\" must be an https URL"),
                arguments(
                        "accessibilityStatement",
                        Map.of("en", "http://example.org/"),
                        "accessibilityStatement.en: \"http://example.org/\" must be an https URL"),
                arguments(
                        "privacyNotice.url",
                        Map.of("cs", "https://"),
                        "privacyNotice.url.cs: \"https://\" is not a URL."),
                arguments("registrationOpensAt", "soon", "registrationOpensAt: \"soon\" is not"),
                arguments("registrationClosesAt", false, "registrationClosesAt must be a string."),
                arguments("linkDueAt", "07:00", "linkDueAt: \"07:00\" is not a local date-time"),
                arguments("linkDueAt", "2020-12-03T17:30", "linkDueAt must be before endsAt"),
                arguments("linkTiming", "morning", "linkTiming: \"morning\" is neither"),
                arguments("status", "cancelled", "status: \"cancelled\" is neither SCHEDULED nor"),
                arguments("ask", List.of("shoe size"), "ask names \"shoe size\"; it can name"),
                arguments("ask", "city", "ask must be a list."),
                arguments("newsText", "News", "newsText must be an object of texts by language"),
                arguments("privacyNotice", "2020-11", "privacyNotice must be an object"),
                arguments("privacyNotice.url", "https://x", "privacyNotice.url must be an object"),
                arguments("privacyNotice.version", 2020, "privacyNotice.version must be a string."),
                arguments(
                        "retentionDays", 0, "retentionDays must be a whole number from 1 to 3650."),
                arguments("retentionDays", 3_651, "retentionDays must be a whole number"),
                arguments("retentionDays", 1.5, "retentionDays must be a whole number"),
                arguments("retentionDays", "90", "retentionDays must be a whole number"),
                arguments(
                        "retentionDays", new BigDecimal("1e100"), "retentionDays must be a whole"),
                arguments("revision", 0, "revision must be a whole number"),
                arguments("revision", 4_294_967_297L, "revision must be a whole number"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("brokenFields")
    void aBrokenFieldIsNamedInASentenceAndForbidsToUseTheWebinar(
            String path, @Nullable Object value, String sentence) {
        WebinarReader.Reading reading = WebinarReader.read(changed(path, value));

        assertThat(reading.problems()).anyMatch(each -> each.startsWith(sentence));
        assertThat(reading.problems()).allMatch(each -> each.endsWith("."));
        assertThat(reading.webinar()).isEmpty();
    }

    @Test
    void everyProblemIsSaidNotOnlyTheFirst() {
        Map<String, Object> tree = changed("startsAt", "x");
        tree.put("timeZone", "y");
        tree.put("retentionDays", -1);

        assertThat(WebinarReader.read(tree).problems())
                .hasSize(3)
                .anyMatch(each -> each.startsWith("startsAt"))
                .anyMatch(each -> each.startsWith("timeZone"))
                .anyMatch(each -> each.startsWith("retentionDays"));
    }

    @Test
    void anEmptyItemIsOnlyProblems() {
        WebinarReader.Reading reading = WebinarReader.read(Map.of());

        assertThat(reading.webinar()).isEmpty();
        assertThat(reading.problems()).hasSize(7).allMatch(each -> each.contains("is missing"));
    }

    @Test
    void anEndThatTheClocksPutBeforeTheStartIsAProblem() {
        Map<String, Object> tree = changed("startsAt", "2020-03-29T02:30");
        tree.put("endsAt", "2020-03-29T03:10");
        tree.put("registrationOpensAt", null);

        assertThat(WebinarReader.read(tree).problems())
                .containsExactly("endsAt must be after startsAt.");
    }

    @Test
    void spacesAroundAValueDoNoHarm() {
        assertThat(WebinarReader.read(changed("timeZone", " Europe/Brussels ")).webinar())
                .isEqualTo(WebinarReader.read(Samples.tree()).webinar());
    }

    @Test
    void fieldsThatNobodyKnowsAreLeftAlone() {
        assertThat(WebinarReader.read(changed("colour", Map.of("a", 1))).problems()).isEmpty();
    }

    @Test
    void anEmptyAskAsksForNothing() {
        assertThat(WebinarReader.read(changed("ask", List.of())).webinar().orElseThrow().ask())
                .isEmpty();
    }

    static Stream<String> fieldsOfOneType() {
        return Stream.of(
                "webinar",
                "title",
                "title.en",
                "description",
                "organiser",
                "from",
                "replyTo",
                "startsAt",
                "endsAt",
                "timeZone",
                "blocks",
                "blocks.0",
                "blocks.0.id",
                "blocks.0.startsAt",
                "blocks.0.endsAt",
                "blocks.0.title",
                "blocks.0.title.en",
                "workingLanguage",
                "interpretation",
                "interpretation.0",
                "languages",
                "languages.0",
                "joinLink",
                "joinDetails",
                "joinHelp",
                "joinHelp.cs",
                "registrationOpensAt",
                "registrationClosesAt",
                "ask",
                "ask.0",
                "linkTiming",
                "linkDueAt",
                "status",
                "privacyNotice",
                "privacyNotice.url",
                "privacyNotice.url.en",
                "privacyNotice.version",
                "privacyNotice.controller",
                "privacyNotice.contact",
                "retentionDays",
                "revision");
    }

    @ParameterizedTest
    @MethodSource("fieldsOfOneType")
    void aValueOfAnotherTypeIsAProblemOfItsField(String path) {
        Object right = at(Samples.tree(), path);
        String field = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        for (Object wrong : List.of("\u0000", -5, true, List.of(-5), Map.of("en", List.of()))) {
            boolean fits = wrong instanceof String ? isFreeText(path) : isSameType(wrong, right);
            if (!fits) {
                assertThat(WebinarReader.read(changed(path, wrong)).problems())
                        .as("%s = %s", path, wrong)
                        .anyMatch(each -> each.startsWith(field));
            }
        }
    }

    @Test
    void noTreeWhateverMakesTheReaderThrowAndWhatItTakesCanBeUsed() {
        Chance chance = Chance.fresh();
        int usable = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, Object> tree = Samples.tree();
            for (int changes = 1 + chance.below(3); changes > 0; changes--) {
                mutate(tree, chance);
            }
            List<WebinarReader.Reading> readings = new ArrayList<>();
            assertThatCode(() -> readings.add(WebinarReader.read(tree)))
                    .as("%s%n%s", chance, tree)
                    .doesNotThrowAnyException();
            WebinarReader.Reading reading = readings.getFirst();
            if (reading.webinar().isPresent()) {
                usable++;
                assertThatCode(() -> use(reading.webinar().get()))
                        .as("%s%n%s", chance, tree)
                        .doesNotThrowAnyException();
            } else {
                assertThat(reading.problems()).as("%s%n%s", chance, tree).isNotEmpty();
            }
        }
        assertThat(usable).isBetween(250, 4_750);
    }

    private static void use(Webinar webinar) {
        assertThat(webinar.start()).isBefore(webinar.end());
        assertThat(Attributes.instantText(webinar.expiresAt())).hasSize(24);
        assertThat(LinkTime.due(webinar, ZoneId.of("Asia/Tokyo"))).isBefore(webinar.end());
        assertThat(webinar.door(webinar.end())).isEqualTo(Webinar.Door.CLOSED);
        assertThat(webinar.channels()).isNotEmpty();
        assertThat(webinar.title().in(Language.JAPANESE, webinar.workingLanguage())).isPresent();
        assertThat(webinar.languages()).isNotEmpty();
    }

    /** Puts something else in a random place of the tree, or takes it away. */
    private static void mutate(@Nullable Object node, Chance chance) {
        if (node instanceof Map<?, ?> map && !map.isEmpty()) {
            @SuppressWarnings("unchecked")
            Map<String, @Nullable Object> fields = (Map<String, @Nullable Object>) map;
            String key = chance.oneOf(List.copyOf(fields.keySet()));
            Object below = fields.get(key);
            if (isNode(below) && chance.in100(60)) {
                mutate(below, chance);
            } else if (chance.in100(15)) {
                fields.remove(key);
            } else {
                fields.put(key, anything(chance));
            }
        } else if (node instanceof List<?> list && !list.isEmpty()) {
            @SuppressWarnings("unchecked")
            List<@Nullable Object> elements = (List<@Nullable Object>) list;
            int index = chance.below(elements.size());
            Object below = elements.get(index);
            if (isNode(below) && chance.in100(60)) {
                mutate(below, chance);
            } else if (chance.in100(15)) {
                elements.remove(index);
            } else {
                elements.set(index, anything(chance));
            }
        }
    }

    private static boolean isNode(@Nullable Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?>;
    }

    private static @Nullable Object anything(Chance chance) {
        return switch (chance.below(18)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> " ";
            case 3 -> "\u0000\uD800";
            case 4 -> -1;
            case 5 -> new BigDecimal("1e300");
            case 6 -> Double.NaN;
            case 7 -> true;
            case 8 -> new ArrayList<>(Arrays.asList(null, "x", 5, new LinkedHashMap<>()));
            case 9 -> new LinkedHashMap<>(Map.of("en", 5));
            case 10 -> new ArrayList<>();
            case 11 -> "-999999999-01-01T00:00";
            case 12 -> "+999999999-12-31T23:59:59.999999999";
            case 13 -> "2020-12-03T12:00";
            case 14 -> "Asia/Tokyo";
            case 15 -> "Etc/GMT+12";
            case 16 -> "a".repeat(3_000);
            default -> "\"<@>\"";
        };
    }

    private static boolean isSameType(Object one, @Nullable Object other) {
        return (one instanceof Map && other instanceof Map)
                || (one instanceof List && other instanceof List);
    }

    private static boolean isFreeText(String path) {
        return path.endsWith(".en")
                || path.endsWith(".cs")
                || Set.of(
                                "organiser",
                                "privacyNotice.version",
                                "privacyNotice.controller",
                                "privacyNotice.contact")
                        .contains(path);
    }

    private static @Nullable Object at(Map<String, Object> tree, String path) {
        Object node = tree;
        for (String step : path.split("\\.", -1)) {
            node =
                    node instanceof List<?> list
                            ? list.get(Integer.parseInt(step))
                            : ((Map<?, ?>) Objects.requireNonNull(node)).get(step);
        }
        return node;
    }

    /** The sample with another value at a path such as {@code blocks.0.id}; null takes it away. */
    private static Map<String, Object> changed(String path, @Nullable Object value) {
        Map<String, Object> tree = Samples.tree();
        int last = path.lastIndexOf('.');
        Object parent = last < 0 ? tree : at(tree, path.substring(0, last));
        String step = path.substring(last + 1);
        if (parent instanceof List<?> list) {
            @SuppressWarnings("unchecked")
            List<@Nullable Object> elements = (List<@Nullable Object>) list;
            elements.set(Integer.parseInt(step), value);
        } else if (parent instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked")
            Map<String, @Nullable Object> fields = (Map<String, @Nullable Object>) map;
            fields.put(step, value);
        }
        return tree;
    }
}
