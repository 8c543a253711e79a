package lectern.local.privilege;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.local.aws.Fault;
import lectern.local.aws.FreshTables;
import lectern.local.aws.Inbox;
import lectern.local.aws.InboxMail;
import lectern.local.aws.SesEndpoint;
import lectern.local.clock.MovableClock;
import lectern.local.function.FunctionDefinition;
import lectern.local.function.FunctionFailed;
import lectern.local.function.HostedFunction;
import lectern.local.function.Hosting;
import lectern.registration.Attributes;
import lectern.registration.RegistrationItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All functions from their zips over tables and an SES of their own, each with a recorder in front
 * of both; called by hand, so that a story can be told step by step.
 */
public final class WholeSystem implements AutoCloseable {
    private static final Path PROJECT = FreshTables.projectFolder();
    private static final String WEBINAR = "iuc-city-to-city-4";
    private static final Pattern TOKEN = Pattern.compile("/registrations/([\\w-]+)");

    private final MovableClock clock =
            MovableClock.startingAt(Instant.parse("2020-11-20T08:00:00Z"));
    private final FreshTables tables = FreshTables.create();
    private final SesEndpoint ses = SesEndpoint.start(0, Inbox.inMemory(), clock);
    private final List<AutoCloseable> open = new ArrayList<>(List.of(ses));
    private final Map<String, HostedFunction> functions = new HashMap<>();
    private final Map<String, Set<Call>> calls;

    /**
     * Starts them.
     *
     * @param calls takes, by the function's name, what is seen
     */
    public WholeSystem(
            List<FunctionDefinition> definitions, Map<String, Set<Call>> calls, Path scratch) {
        this.calls = calls;
        definitions.forEach(each ->
                functions.put(
                        each.name(),
                        HostedFunction.start(
                                recorded(each), Hosting.inThisProcess(clock), scratch)));
        tables.putWebinar(PROJECT.resolve("webinars/" + WEBINAR + ".json"));
    }

    private FunctionDefinition recorded(FunctionDefinition function) {
        Set<Call> seen = calls.computeIfAbsent(function.name(), _ -> ConcurrentHashMap.newKeySet());
        Recorder dynamoDb =
                Recorder.start(
                        tables.endpoint(),
                        (request, body) ->
                                Call.ofDynamoDb(
                                        request.getRequestHeaders().getFirst("X-Amz-Target"),
                                        body,
                                        this::logicalId),
                        seen);
        Recorder mail =
                Recorder.start(
                        ses.endpoint(),
                        (request, body) ->
                                Call.ofSes(
                                        request.getRequestMethod() + " " + request.getRequestURI(),
                                        body),
                        seen);
        open.addAll(List.of(dynamoDb, mail));
        Map<String, String> variables = new HashMap<>(function.variables());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString());
        variables.put("AWS_ENDPOINT_URL_SESV2", mail.endpoint().toString());
        variables.replace("WEBINARS_TABLE", tables.webinars());
        variables.replace("REGISTRATIONS_TABLE", tables.registrations());
        variables.replace("CONTROL_TABLE", tables.control());
        return new FunctionDefinition(
                function.name(),
                function.zip(),
                function.handler(),
                function.timeout(),
                function.memory(),
                variables);
    }

    private String logicalId(String table) {
        return tables.names().entrySet().stream()
                .filter(each -> each.getValue().equals(table))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Moves the clock. */
    public void at(String instant) {
        clock.moveTo(Instant.parse(instant));
    }

    /** The schedule's event. */
    public void tick() throws IOException, FunctionFailed {
        call("distribute", Files.readString(PROJECT.resolve("events/distribute-tick.json")));
    }

    /** Every file of this function's in {@code events/}. */
    public void everyEventOf(String function) throws IOException, FunctionFailed {
        try (Stream<Path> files = Files.list(PROJECT.resolve("events"))) {
            for (Path file :
                    files.filter(each -> each.getFileName().toString().startsWith(function + "-"))
                            .sorted()
                            .toList()) {
                call(function, Files.readString(file));
            }
        }
    }

    /** The file in {@code events/}. */
    public void event(String function, String name) throws IOException, FunctionFailed {
        call(function, Files.readString(PROJECT.resolve("events/" + name + ".json")));
    }

    /** What the stream would bring of everybody who has a next mail. */
    public void stream() throws FunctionFailed {
        for (Map<String, AttributeValue> item : registrations()) {
            if (item.containsKey("nextMail")) {
                Map<String, Object> keys = new HashMap<>();
                for (String name : List.of("webinar", "email")) {
                    keys.put(name, Map.of("S", requireNonNull(item.get(name)).s()));
                }
                Map<String, Object> image = new HashMap<>(keys);
                image.put("nextMail", Map.of("S", requireNonNull(item.get("nextMail")).s()));
                call(
                        "confirm",
                        Json.write(
                                Map.of(
                                        "Records",
                                        List.of(
                                                Map.of(
                                                        "dynamodb",
                                                        Map.of(
                                                                "Keys",
                                                                keys,
                                                                "NewImage",
                                                                image))))));
            }
        }
    }

    /** Everybody opens the page and the calendar that the mails name. */
    public void everybodyOpensTheirPage() throws IOException, FunctionFailed {
        String page = Files.readString(PROJECT.resolve("events/manage-page.json"));
        Matcher before = TOKEN.matcher(page);
        assertThat(before.find()).isTrue();
        for (InboxMail mail : ses.inbox().mails()) {
            Matcher token = TOKEN.matcher(mail.text());
            assertThat(token.find()).as(mail.text()).isTrue();
            call("manage", page.replace(before.group(1), token.group(1)));
        }
    }

    /** SES says that every mail of the inbox arrived. */
    public void everythingArrives() throws IOException, FunctionFailed {
        String delivery = Files.readString(PROJECT.resolve("events/feedback-delivery.json"));
        for (InboxMail mail : ses.inbox().mails()) {
            Map<String, Object> event = Json.read(delivery);
            Map<String, Object> detail = Json.object(Json.object(event, "detail"), "mail");
            detail.put("messageId", mail.id());
            detail.put("destination", mail.to());
            Map<String, Object> tags = Json.object(detail, "tags");
            mail.tags().forEach((name, value) -> tags.put(name, List.of(value)));
            call("feedback", Json.write(event));
        }
    }

    /** SES throttles the next mail. */
    public void throttleOnce() {
        ses.faults(_ -> {
            ses.faults(_ -> new Fault.None());
            return new Fault.Throttle();
        });
    }

    /** SES takes the next mail, and its answer is lost. */
    public void loseOneAnswer() {
        ses.faults(_ -> {
            ses.faults(_ -> new Fault.None());
            return new Fault.ResetAfter();
        });
    }

    /** From now on SES takes every mail, and its answer is lost. */
    public void loseEveryAnswer() {
        ses.faults(_ -> new Fault.ResetAfter());
    }

    /** From now on SES takes nothing. */
    public void pause() {
        ses.faults(
                _ -> new Fault.Refuse(400, "SendingPausedException", "Email sending is disabled."));
    }

    /** An organiser edits the webinar. */
    public void edit(String field, String value) {
        tables.dynamoDb()
                .updateItem(update ->
                        update.tableName(tables.webinars())
                                .key(Map.of("webinar", Attributes.s(WEBINAR)))
                                .updateExpression("SET #field = :value")
                                .expressionAttributeNames(Map.of("#field", field))
                                .expressionAttributeValues(Map.of(":value", Attributes.s(value))));
    }

    /** A hand makes every registration unreadable. */
    public void breakRegistrations() {
        for (Map<String, AttributeValue> item : registrations()) {
            tables.dynamoDb()
                    .updateItem(update ->
                            update.tableName(tables.registrations())
                                    .key(RegistrationItem.key(RegistrationItem.key(item)))
                                    .updateExpression("SET registeredAt = :broken")
                                    .expressionAttributeValues(
                                            Map.of(":broken", Attributes.s("yesterday"))));
        }
    }

    public int mails() {
        return ses.inbox().mails().size();
    }

    private List<Map<String, AttributeValue>> registrations() {
        return tables
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(tables.registrations()).consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    private void call(String function, String event) throws FunctionFailed {
        requireNonNull(functions.get(function)).invoke(event.getBytes(UTF_8));
    }

    @Override
    public void close() {
        open.reversed().forEach(WholeSystem::close);
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot be closed: " + each, e);
        }
    }
}
