package lectern.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.language.Language;
import lectern.local.aws.FreshTables;
import lectern.local.aws.Inbox;
import lectern.local.aws.SesAccount;
import lectern.local.aws.SesEndpoint;
import lectern.local.aws.Tables;
import lectern.plan.Plan;
import lectern.progress.Progress;
import lectern.registration.Attributes;
import lectern.registration.EmailAddress;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationItem;
import lectern.registration.RegistrationKey;
import lectern.registration.Registrations;
import lectern.registration.Webinar;
import lectern.registration.WebinarId;
import lectern.registration.Webinars;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Events as the schedule sends them, to the handler, on the real DynamoDB Local and an SES on
 * loopback.
 */
class DistributeHandlerTest {
    private static final Path PROJECT = FreshTables.projectFolder();
    private static final WebinarId WEBINAR = new WebinarId("iuc-city-to-city-4");
    private static final Instant REGISTERED = Instant.parse("2020-11-20T08:00:00Z");
    private static final Instant MORNING = Instant.parse("2020-12-03T06:00:00Z");

    /** Two minutes left, and nothing else that the handler could ask for. */
    private static final Context CONTEXT =
            (Context)
                    Proxy.newProxyInstance(
                            Context.class.getClassLoader(),
                            new Class<?>[] {Context.class},
                            (_, method, _) -> {
                                if (method.getName().equals("getRemainingTimeInMillis")) {
                                    return 120_000;
                                }
                                throw new UnsupportedOperationException(method.getName());
                            });

    private final FreshTables tables = FreshTables.create();
    private final SesEndpoint ses = SesEndpoint.start(0, Inbox.inMemory(), Clock.systemUTC());
    private Instant now = REGISTERED;

    @BeforeEach
    void threeAreRegistered() {
        tables.putWebinar(PROJECT.resolve("webinars/" + WEBINAR + ".json"));
        IntStream.range(0, 3).forEach(this::add);
    }

    @AfterEach
    void sesEnds() {
        ses.close();
    }

    @Test
    void aTickSendsWhatIsDueOnceAndSaysHowMuch() throws IOException {
        assertThat(tick("distribute-tick")).containsEntry("sent", 3).containsEntry("due", 0);
        assertThat(tick("distribute-tick")).containsEntry("sent", 0);
        assertThat(kinds()).containsExactly("confirmation", "confirmation", "confirmation");
    }

    @Test
    void onTheMorningEverybodyGetsTheLinkOnce() throws IOException {
        tick("distribute-tick");
        now = MORNING.minusMillis(1);
        assertThat(tick("distribute-tick")).containsEntry("sent", 0);
        now = MORNING;
        assertThat(tick("distribute-tick")).containsEntry("sent", 3);
        assertThat(tick("distribute-tick")).containsEntry("sent", 0);

        assertThat(kinds().subList(3, 6)).containsOnly("link");
        assertThat(ses.inbox().counts().values()).hasSize(6).containsOnly(1L);
    }

    static Stream<SesAccount> accountsThatMayNotSend() {
        SesAccount ordinary = SesAccount.ordinary().withSendRate(1_000);
        return Stream.of(
                SesAccount.sandbox(Set.of("example.org")).withSendRate(1_000),
                ordinary.withVerified(Set.of("another.example")),
                ordinary.withConfigurationSets(Set.of("another")),
                ordinary.withState(SesAccount.State.PAUSED),
                ordinary.withState(SesAccount.State.SUSPENDED),
                ordinary.withState(SesAccount.State.MAIL_FROM_NOT_VERIFIED),
                ordinary.withDayQuota(0));
    }

    @ParameterizedTest
    @MethodSource("accountsThatMayNotSend")
    void whatSesDoesNotAllowIsSaidInProblemsAndNobodyIsMarked(SesAccount account)
            throws IOException {
        ses.account(account);
        List<Registration> before = registrations();
        assertThat(tick("distribute-tick")).containsEntry("sent", 0);

        assertThat(problems()).singleElement().asString().startsWith("SES takes ");
        assertThat(registrations())
                .hasSize(3)
                .zipSatisfy(
                        before,
                        (after, then) -> {
                            assertThat(after.attention()).isNull();
                            assertThat(after.claim()).isNull();
                            assertThat(after.mails()).isEmpty();
                            assertThat(after.nextMail()).isEqualTo(then.nextMail());
                        });

        ses.account(SesAccount.ordinary());
        now = now.plusSeconds(60);
        assertThat(tick("distribute-tick")).containsEntry("sent", 3);
        assertThat(problems()).noneMatch(problem -> problem.startsWith("SES takes "));
        now = now.plusSeconds(60);
        tick("distribute-tick");
        assertThat(problems()).isEmpty();
    }

    @Test
    @SuppressWarnings("SystemOut") // It is the function's log.
    void aKeyThatFailsIsCountedAndQuotedNowhereWhileTheOthersAreServedAndProblemsWritten()
            throws IOException {
        breakOne();
        ses.account(SesAccount.ordinary().withSendRate(1_000));
        PrintStream before = System.out;
        var log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            assertThat(tick("distribute-tick"))
                    .containsEntry("sent", 2)
                    .containsEntry("failures", 1);
        } finally {
            System.setOut(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("\"outcome\":\"ticked\",\"sent\":2")
                .contains("\"failures\":1")
                .doesNotContain("Typed");
        assertThat(item()).containsKey("problems").containsEntry("revision", BigDecimal.valueOf(1));
    }

    @Test
    void aChangedWebinarIsMailedWithItsRevisionAtOnceAndStillWhenItIsPutAnewWithoutOne()
            throws IOException {
        tick("distribute-tick");
        Map<String, AttributeValue> item = new HashMap<>(seed());
        item.put("joinLink", Attributes.s("https://meet.example.org/new"));
        tables.dynamoDb().putItem(put -> put.tableName(tables.webinars()).item(item));
        add(3);
        now = now.plusSeconds(10);
        assertThat(tick("distribute-tick")).containsEntry("sent", 1);
        assertThat(ses.inbox().mails().getLast().tag("revision")).isEqualTo("2");

        tables.dynamoDb().putItem(put -> put.tableName(tables.webinars()).item(item));
        assertThat(webinar().revision()).isEqualTo(2);
        add(4);
        now = now.plusSeconds(10);
        assertThat(tick("distribute-tick")).containsEntry("sent", 1);
        assertThat(ses.inbox().mails().getLast().tag("revision")).isEqualTo("2");
        assertThat(item()).containsEntry("revision", BigDecimal.valueOf(2));
    }

    private static Map<String, AttributeValue> seed() {
        return Tables.item(PROJECT.resolve("webinars/" + WEBINAR + ".json"));
    }

    private Webinar webinar() {
        return new Webinars(tables.dynamoDb(), tables.webinars(), tables.control())
                .inForce(WEBINAR)
                .orElseThrow();
    }

    private void add(int number) {
        new Registrations(tables.dynamoDb(), tables.registrations())
                .add(registration(webinar(), number));
    }

    private void breakOne() {
        tables.dynamoDb()
                .updateItem(update ->
                        update.tableName(tables.registrations())
                                .key(
                                        RegistrationItem.key(
                                                new RegistrationKey(
                                                        WEBINAR,
                                                        new EmailAddress("person1@example.com"))))
                                .updateExpression("SET registeredAt = :typed")
                                .expressionAttributeValues(
                                        Map.of(":typed", Attributes.s("Typed by hand"))));
    }

    private List<Registration> registrations() {
        return new Progress(tables.dynamoDb(), tables.registrations()).of(WEBINAR).toList();
    }

    private List<String> problems() {
        return Json.strings(item(), "problems");
    }

    private Map<String, Object> item() {
        return new Webinars(tables.dynamoDb(), tables.webinars(), tables.control())
                .all()
                .getFirst();
    }

    @Test
    void everyEventOfThisFunctionIsReadByATest() throws IOException {
        String test =
                Files.readString(
                        PROJECT.resolve(
                                "functions/distribute/src/test/java/lectern/distribute/"
                                        + "DistributeHandlerTest.java"));
        try (Stream<Path> files = Files.list(PROJECT.resolve("events"))) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.startsWith("distribute-")))
                    .isNotEmpty()
                    .allSatisfy(name ->
                            assertThat(test).contains('"' + name.replace(".json", "") + '"'));
        }
    }

    private Map<String, Object> tick(String event) throws IOException {
        InstantSource source = () -> now;
        var handler =
                new DistributeHandler(
                        tables.environment(ses.endpoint(), Map.of()),
                        source.withZone(ZoneOffset.UTC));
        var out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(
                        Files.readAllBytes(PROJECT.resolve("events/" + event + ".json"))),
                out,
                CONTEXT);
        return Json.read(out.toString(StandardCharsets.UTF_8));
    }

    private List<String> kinds() {
        return ses.inbox().mails().stream().map(mail -> mail.tag("kind")).toList();
    }

    private static Registration registration(Webinar webinar, int number) {
        var bare =
                new Registration(
                        new RegistrationKey(
                                WEBINAR, new EmailAddress("person" + number + "@example.com")),
                        RegistrationId.random(),
                        new Registration.Person("Typed Name", "JP", null, null, null, null),
                        new Registration.Choices(
                                "en",
                                Language.ENGLISH,
                                new TreeSet<>(Set.of("morning")),
                                ZoneId.of("Asia/Tokyo"),
                                true),
                        new Registration.Consent("2020-11", false),
                        Registration.Status.REGISTERED,
                        REGISTERED,
                        REGISTERED,
                        null,
                        Map.of(),
                        null,
                        0,
                        null,
                        null,
                        REGISTERED);
        return Plan.planned(webinar, bare, REGISTERED);
    }
}
