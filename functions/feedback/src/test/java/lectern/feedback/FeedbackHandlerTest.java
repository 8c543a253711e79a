package lectern.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.language.Language;
import lectern.local.aws.FreshTables;
import lectern.registration.Attention;
import lectern.registration.Attributes;
import lectern.registration.Claim;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationItem;
import lectern.registration.RegistrationKey;
import lectern.registration.Registrations;
import lectern.registration.WebinarId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The events as EventBridge sends them, into the real table. */
class FeedbackHandlerTest {
    private static final Path EVENTS = FreshTables.projectFolder().resolve("events");
    private static final Instant REGISTERED = Instant.parse("2020-11-20T08:00:00Z");
    private static final Instant NOW = Instant.parse("2020-11-20T08:00:05Z");
    private static final Instant LINK_DUE = Instant.parse("2020-12-03T06:00:00Z");
    private static final String MESSAGE =
            "010201766f2a1b40-5f0d9c1e-4c1b-4a5e-9e53-2c1f2b7a9d10-000000";
    private static final RegistrationKey KEY =
            new RegistrationKey(
                    new WebinarId("iuc-city-to-city-4"), new EmailAddress("hanako@example.com"));
    private static final RegistrationId ID = new RegistrationId("Zk3vV0cJQy6m1r8b2T9x4A");

    private final FreshTables tables = FreshTables.create();
    private final Registrations registrations =
            new Registrations(tables.dynamoDb(), tables.registrations());
    private final FeedbackHandler handler =
            new FeedbackHandler(tables.environment(), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void theSampleIsInTheTable() {
        tables.putWebinar(FreshTables.projectFolder().resolve("webinars/iuc-city-to-city-4.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "bounce-transient"})
    void anEventOfSendingSettlesTheDoubtAndTheLinkIsNext(String file) throws IOException {
        put(inDoubt(MailKind.CONFIRMATION));
        feed(file);
        Registration after = now();
        assertThat(after.mail(MailKind.CONFIRMATION))
                .contains(new MailRecord(MailStatus.SENT, NOW, MESSAGE, 1));
        assertThat(after.claim()).isNull();
        assertThat(after.nextMail()).isEqualTo(new NextMail(MailKind.LINK, LINK_DUE));
        assertThat(after.attempts()).isEqualTo(1);
    }

    @Test
    void aDeliveryToAnAddressAsItWasTypedSettlesTheLinkAndConfirms() throws IOException {
        put(inDoubt(MailKind.LINK));
        feed("delivery-link");
        MailRecord record = new MailRecord(MailStatus.DELIVERED, NOW, MESSAGE, 1);
        assertThat(now().mails())
                .isEqualTo(Map.of(MailKind.LINK, record, MailKind.CONFIRMATION, record));
    }

    @Test
    void aDeliveryMovesAKnownMailOnward() throws IOException {
        put(sent(null));
        feed("delivery");
        assertThat(now().mail(MailKind.CONFIRMATION))
                .contains(new MailRecord(MailStatus.DELIVERED, REGISTERED, MESSAGE, 1));
    }

    @Test
    void aPermanentBounceSuppresses() throws IOException {
        put(sent(null));
        feed("bounce-permanent");
        feed("delivery");
        feed("bounce-permanent");
        assertThat(now().attention()).isEqualTo(Attention.BOUNCED);
        assertThat(now().mail(MailKind.CONFIRMATION).orElseThrow().status())
                .isEqualTo(MailStatus.BOUNCED);
        assertThat(now().nextMail()).isNull();
        assertThat(indexed(Attention.BOUNCED)).containsExactly(KEY);
    }

    @Test
    void aComplaintSuppressesWhateverCameBefore() throws IOException {
        put(sent(null));
        feed("delivery");
        feed("bounce-permanent");
        feed("complaint");
        feed("bounce-permanent");
        assertThat(now().attention()).isEqualTo(Attention.COMPLAINED);
        assertThat(now().mail(MailKind.CONFIRMATION).orElseThrow().status())
                .isEqualTo(MailStatus.COMPLAINED);
    }

    @Test
    void whatSesRejectedDidNotGoOut() throws IOException {
        put(sent(null));
        feed("reject");
        assertThat(now().mail(MailKind.CONFIRMATION).orElseThrow().status())
                .isEqualTo(MailStatus.REFUSED);
        assertThat(now().attention()).isEqualTo(Attention.REFUSED);
    }

    @Test
    void evidenceAfterTheLastAttemptEndsTheNeedForAttention() throws IOException {
        put(withAttention(inDoubt(MailKind.CONFIRMATION), Attention.DOUBT));
        feed("send");
        assertThat(now().attention()).isNull();
        assertThat(now().nextMail()).isEqualTo(new NextMail(MailKind.LINK, LINK_DUE));
    }

    static Stream<String> files() throws IOException {
        return eventFiles().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void noEventTouchesSomebodyWhoCameBackUnderTheSameAddress(String file) throws IOException {
        Registration other = withId(sent(null), new RegistrationId("AnotherPersonOfThisName"));
        put(other);
        feed(file);
        assertThat(now()).isEqualTo(other);
    }

    @ParameterizedTest
    @MethodSource("files")
    void noEventBringsAnErasedPersonBack(String file) throws IOException {
        feed(file);
        assertThat(registrations.find(KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-sender", "other-address", "delivery-delay"})
    void whatIsNotAboutThisMailChangesNothing(String file) throws IOException {
        for (Registration before : List.of(sent(null), inDoubt(MailKind.CONFIRMATION))) {
            put(before);
            feed(file);
            assertThat(now()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"detail\": []}",
                "{\"detail\": {\"eventType\": \"Send\"}}",
                "{\"detail\": {\"eventType\": \"Send\", \"mail\": {\"tags\": {\"webinar\":"
                        + " \"x\"}}}}",
                "{\"source\": \"aws.s3\", \"detail\": {\"eventType\": \"Bounce\", \"mail\": {}}}"
            })
    void whatOthersPutOnTheBusIsPassedOver(String event) throws IOException {
        Registration before = sent(null);
        put(before);
        handle(event);
        assertThat(now()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiterString = "->",
            value = {
                "\"iuc-city-to-city-4\"->\"Not A Webinar\"",
                "\"confirmation\"->\"newsletter\"",
                "\"Zk3vV0cJQy6m1r8b2T9x4A\"->\"?\"",
                "\"hanako@example.com\"->\"not an address\"",
                "\"revision\": [->\"revision\": [\"one\", ",
                "2020-11-20T08:00:01.120Z->yesterday"
            })
    void aTagThatIsNoneOfOursMakesItNoMailOfOurs(String part, String other) throws IOException {
        put(inDoubt(MailKind.CONFIRMATION));
        String event = Files.readString(EVENTS.resolve("feedback-send.json"));
        assertThat(event).contains(part);
        handle(event.replace(part, other));
        assertThat(now()).isEqualTo(inDoubt(MailKind.CONFIRMATION));
    }

    @Test
    void withoutTheWebinarTheOutcomeIsWrittenAllTheSame() throws IOException {
        tables.dynamoDb()
                .deleteItem(delete ->
                        delete.tableName(tables.webinars())
                                .key(Map.of("webinar", Attributes.s(KEY.webinar().value()))));
        put(inDoubt(MailKind.CONFIRMATION));
        feed("send");
        assertThat(now().mail(MailKind.CONFIRMATION)).isPresent();
    }

    @Test
    void everyEventFileIsOfAKnownShape() throws IOException {
        assertThat(eventFiles()).hasSizeGreaterThanOrEqualTo(10);
        for (String file : eventFiles()) {
            boolean ours = !file.equals("other-sender") && !file.equals("delivery-delay");
            assertThat(
                            Notice.of(
                                    Json.read(
                                            Files.readString(
                                                    EVENTS.resolve("feedback-" + file + ".json")))))
                    .as(file)
                    .satisfies(notice -> assertThat(notice.isPresent()).isEqualTo(ours));
        }
    }

    private static List<String> eventFiles() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("feedback-"))
                    .map(name -> name.substring("feedback-".length(), name.length() - 5))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private void feed(String file) throws IOException {
        handle(Files.readString(EVENTS.resolve("feedback-" + file + ".json")));
    }

    private void handle(String event) throws IOException {
        handler.take(Json.read(event));
    }

    private void put(Registration registration) {
        tables.dynamoDb()
                .putItem(put ->
                        put.tableName(tables.registrations())
                                .item(RegistrationItem.write(registration)));
    }

    private Registration now() {
        return registrations.find(KEY).orElseThrow();
    }

    private List<RegistrationKey> indexed(Attention why) {
        return tables
                .dynamoDb()
                .query(query ->
                        query.tableName(tables.registrations())
                                .indexName("attention")
                                .keyConditionExpression("attention = :why")
                                .expressionAttributeValues(
                                        Map.of(":why", AttributeValue.fromS(why.name()))))
                .items()
                .stream()
                .map(RegistrationItem::key)
                .toList();
    }

    private static Registration inDoubt(MailKind kind) {
        Claim claim = new Claim(kind, 1, 1, 1, "token", REGISTERED.plusSeconds(65));
        return registration(
                Map.of(), new NextMail(kind, REGISTERED.plusSeconds(965)), claim, null, ID);
    }

    private static Registration sent(@Nullable Attention why) {
        return registration(
                Map.of(
                        MailKind.CONFIRMATION,
                        new MailRecord(MailStatus.SENT, REGISTERED, MESSAGE, 1)),
                new NextMail(MailKind.LINK, LINK_DUE),
                null,
                why,
                ID);
    }

    private static Registration withAttention(Registration one, Attention why) {
        return registration(one.mails(), null, one.claim(), why, one.id());
    }

    private static Registration withId(Registration one, RegistrationId id) {
        return registration(one.mails(), one.nextMail(), one.claim(), one.attention(), id);
    }

    private static Registration registration(
            Map<MailKind, MailRecord> mails,
            @Nullable NextMail next,
            @Nullable Claim claim,
            @Nullable Attention why,
            RegistrationId id) {
        return new Registration(
                KEY,
                id,
                new Registration.Person("Typed Name", "JP", null, null, null, null),
                new Registration.Choices(
                        "en", Language.ENGLISH, new TreeSet<>(), ZoneId.of("Asia/Tokyo"), true),
                new Registration.Consent("2020-11", false),
                Registration.Status.REGISTERED,
                REGISTERED,
                REGISTERED,
                null,
                mails,
                next,
                1,
                claim,
                why,
                Instant.parse("2021-01-02T16:30:00Z"));
    }
}
