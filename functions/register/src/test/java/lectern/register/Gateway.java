package lectern.register;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.lambda.Environment;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import lectern.registration.Attributes;

/**
 * API Gateway's side: hands events to a handler on the real DynamoDB Local, with the sample webinar
 * in its table and its registration open.
 */
final class Gateway {
    static final Instant OPEN = Instant.parse("2020-11-20T08:00:00Z");
    static final String WEBINAR = "iuc-city-to-city-4";
    static final String FORM = "/webinars/" + WEBINAR;

    private static final Path PROJECT = FreshTables.projectFolder();

    /** Nothing of it matters to this function. */
    private static final Context CONTEXT =
            (Context)
                    Proxy.newProxyInstance(
                            Context.class.getClassLoader(),
                            new Class<?>[] {Context.class},
                            (_, method, _) -> {
                                throw new UnsupportedOperationException(method.getName());
                            });

    private final FreshTables tables = FreshTables.create();
    private final InstantSource source = this::now;
    private final RegisterHandler handler;
    private volatile Instant now = OPEN;
    private volatile boolean inARush;
    private int minutes;

    Gateway() {
        this(Map.of());
    }

    /**
     * @param more variables that win over the ordinary ones
     */
    Gateway(Map<String, String> more) {
        tables.putWebinar(PROJECT.resolve("webinars/" + WEBINAR + ".json"));
        this.handler = new RegisterHandler(environment(more), clock(), this::realTime);
    }

    Environment environment(Map<String, String> more) {
        return tables.environment(LocalEnvironment.NOWHERE, more);
    }

    Instant now() {
        return now;
    }

    void now(Instant moment) {
        now = moment;
    }

    /** From now on requests come within the same second; before, each comes after a minute. */
    void rush() {
        inARush = true;
    }

    private synchronized Instant realTime() {
        minutes += inARush ? 0 : 1;
        return OPEN.plus(Duration.ofMinutes(minutes));
    }

    Clock clock() {
        return source.withZone(ZoneOffset.UTC);
    }

    FreshTables tables() {
        return tables;
    }

    /** The answer to the file in {@code events/}. */
    Answer send(String event) {
        return send(event(event));
    }

    Answer send(Map<String, ?> event) {
        return send(handler, event);
    }

    static Answer send(RegisterHandler handler, Map<String, ?> event) {
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(Json.write(event).getBytes(StandardCharsets.UTF_8)),
                    out,
                    CONTEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.read(out.toString(StandardCharsets.UTF_8));
    }

    /** The event in the file, open to be changed. */
    static Map<String, Object> event(String name) {
        try {
            return new LinkedHashMap<>(
                    Json.read(Files.readString(PROJECT.resolve("events/" + name + ".json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same event with this body instead. */
    static Map<String, Object> withBody(String name, byte[] body) {
        Map<String, Object> event = event(name);
        event.put("body", Base64.getEncoder().encodeToString(body));
        event.put("isBase64Encoded", true);
        return event;
    }

    /** The same event with this body instead. */
    static Map<String, Object> withBody(String name, String body) {
        return withBody(name, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same event with one header more or another. */
    static Map<String, Object> withHeader(Map<String, Object> event, String name, String value) {
        Map<String, Object> headers = new LinkedHashMap<>(Json.object(event, "headers"));
        headers.put(name, value);
        Map<String, Object> changed = new LinkedHashMap<>(event);
        changed.put("headers", headers);
        return changed;
    }

    /** The same event from a browser that keeps what this answer gave it. */
    static Map<String, Object> withCookie(String name, String cookie) {
        Map<String, Object> event = event(name);
        event.put("cookies", List.of(cookie.split(";", 2)[0]));
        return event;
    }

    /** The sample webinar with other fields. */
    void change(Map<String, ?> fields) {
        fields.forEach((field, value) ->
                tables.dynamoDb()
                        .updateItem(update ->
                                update.tableName(tables.webinars())
                                        .key(Map.of("webinar", Attributes.s(WEBINAR)))
                                        .updateExpression("SET #field = :value")
                                        .expressionAttributeNames(Map.of("#field", field))
                                        .expressionAttributeValues(
                                                Attributes.typed(Map.of(":value", value)))));
    }

    /** What a confirmation leaves in the only registration. */
    void mailed() {
        Map<String, Object> item = new LinkedHashMap<>(item());
        item.put("confirmationStatus", "SENT");
        item.put("confirmationAt", "2020-11-20T08:00:01.000Z");
        item.put("confirmationMessageId", "message");
        item.put("confirmationRevision", 1);
        item.put("attempts", 1);
        item.put("nextMail", "link");
        item.put("nextMailAt", "2020-12-03T06:00:00.000Z");
        tables.dynamoDb()
                .putItem(put -> put.tableName(tables.registrations()).item(Attributes.typed(item)));
    }

    /** All registrations, as somebody sees them who looks into the table. */
    List<Map<String, Object>> items() {
        return tables
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(tables.registrations()).consistentRead(true))
                .items()
                .stream()
                .map(Attributes::plain)
                .toList();
    }

    /** The only registration there is. */
    Map<String, Object> item() {
        List<Map<String, Object>> items = items();
        if (items.size() != 1) {
            throw new AssertionError(items.size() + " registrations instead of one");
        }
        return items.getFirst();
    }
}
