package lectern.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.Inbox;
import lectern.local.aws.InboxMail;
import lectern.local.aws.SesEndpoint;
import lectern.registration.Attributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Events as the stream sends them, to the handler, on the real DynamoDB Local and an SES on
 * loopback. The table holds what the records show.
 */
class ConfirmHandlerTest {
    private static final Path PROJECT = FreshTables.projectFolder();
    private static final String EMAIL = "hanako@example.com";

    /** A minute left, and nothing else that the handler could ask for. */
    private static final Context CONTEXT =
            (Context)
                    Proxy.newProxyInstance(
                            Context.class.getClassLoader(),
                            new Class<?>[] {Context.class},
                            (_, method, _) -> {
                                if (method.getName().equals("getRemainingTimeInMillis")) {
                                    return 60_000;
                                }
                                throw new UnsupportedOperationException(method.getName());
                            });

    private final FreshTables tables = FreshTables.create();
    private final SesEndpoint ses = SesEndpoint.start(0, Inbox.inMemory(), Clock.systemUTC());

    @BeforeEach
    void theSampleIsInTheTable() {
        tables.putWebinar(PROJECT.resolve("webinars/iuc-city-to-city-4.json"));
    }

    @AfterEach
    void sesEnds() {
        ses.close();
    }

    @Test
    void aNewRegistrationIsConfirmed() throws IOException {
        Map<String, Object> event = stored("confirm-new");
        hand(event, Instant.parse("2020-11-20T08:00:01Z"));

        assertThat(ses.inbox().mails())
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).contains(EMAIL);
                    assertThat(mail.tag("kind")).isEqualTo("confirmation");
                    assertThat(mail.tag("registration")).isEqualTo("Zk3vV0cJQy6m1r8b2T9x4A");
                });
        assertThat(item(EMAIL))
                .containsEntry("confirmationStatus", "SENT")
                .containsEntry("nextMail", "link")
                .doesNotContainKey("claim");
    }

    @Test
    void theSameRecordTwiceAndTheSameEventTwiceAreOneMailToEach() throws IOException {
        Map<String, Object> event = stored("confirm-repeated");
        hand(event, Instant.parse("2020-11-20T08:00:01Z"));
        hand(event, Instant.parse("2020-11-20T08:00:03Z"));

        assertThat(kinds(EMAIL)).containsExactly("confirmation");
        assertThat(kinds("jana@example.com")).containsExactly("confirmation");
    }

    @Test
    void aLateRegistrantGetsTheLinkAtOnceAndNothingElse() throws IOException {
        Map<String, Object> event = stored("confirm-late");
        hand(event, Instant.parse("2020-12-03T06:10:01Z"));

        assertThat(kinds(EMAIL)).containsExactly("link");
        assertThat(item(EMAIL))
                .containsEntry("linkStatus", "SENT")
                .containsEntry("confirmationStatus", "SENT")
                .doesNotContainKey("nextMail");
    }

    @Test
    void whoAskedGetsHerMailAgain() throws IOException {
        Map<String, Object> event = stored("confirm-resend");
        hand(event, Instant.parse("2020-11-21T08:00:01Z"));

        assertThat(kinds(EMAIL)).containsExactly("resend");
        assertThat(item(EMAIL))
                .containsEntry("resendStatus", "SENT")
                .containsEntry("nextMail", "link");
    }

    @Test
    void whoWasRemovedGetsNothing() throws IOException {
        hand(event("confirm-removed"), Instant.parse("2020-11-20T08:00:01Z"));

        assertThat(ses.inbox().mails()).isEmpty();
        assertThat(item(EMAIL)).isEmpty();
    }

    @Test
    void aRecordOfSomethingLaterKeepsNoOtherFromBeingConfirmed() throws IOException {
        hand(stored("confirm-unknown-kind"), Instant.parse("2020-11-20T08:00:01Z"));

        assertThat(kinds("jana@example.com")).containsExactly("confirmation");
        assertThat(kinds(EMAIL)).isEmpty();
    }

    @Test
    void whatTheRecordSaysIsNotBelievedWhereTheTableSaysOtherwise() throws IOException {
        hand(event("confirm-new"), Instant.parse("2020-11-20T08:00:01Z"));

        assertThat(ses.inbox().mails()).isEmpty();
    }

    private void hand(Map<String, Object> event, Instant now) throws IOException {
        var handler =
                new ConfirmHandler(
                        tables.environment(ses.endpoint(), Map.of()),
                        Clock.fixed(now, ZoneOffset.UTC));
        handler.handleRequest(
                new ByteArrayInputStream(
                        Json.write(event).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                CONTEXT);
    }

    /** The event, after its new images have been put into the table. */
    private Map<String, Object> stored(String name) throws IOException {
        Map<String, Object> event = event(name);
        Json.objects(event, "Records").stream()
                .map(record -> Json.object(Json.object(record, "dynamodb"), "NewImage"))
                .filter(image -> !image.isEmpty())
                .forEach(image ->
                        tables.dynamoDb()
                                .putItem(put ->
                                        put.tableName(tables.registrations()).item(item(image))));
        return event;
    }

    private static Map<String, Object> event(String name) throws IOException {
        return Json.read(Files.readString(PROJECT.resolve("events/" + name + ".json")));
    }

    private Map<String, Object> item(String email) {
        return Attributes.plain(
                tables.dynamoDb()
                        .getItem(get ->
                                get.tableName(tables.registrations())
                                        .consistentRead(true)
                                        .key(
                                                Map.of(
                                                        "webinar",
                                                        Attributes.s("iuc-city-to-city-4"),
                                                        "email",
                                                        Attributes.s(email))))
                        .item());
    }

    private List<String> kinds(String email) {
        return ses.inbox().to(email).stream().map((InboxMail mail) -> mail.tag("kind")).toList();
    }

    /** An image as records hold it: each value under the letter of its type. */
    private static Map<String, AttributeValue> item(Map<String, Object> image) {
        Map<String, AttributeValue> item = new java.util.LinkedHashMap<>();
        image.keySet().forEach(name -> item.put(name, value(Json.object(image, name))));
        return item;
    }

    private static AttributeValue value(Map<String, Object> typed) {
        String type = typed.keySet().iterator().next();
        return switch (type) {
            case "S" -> AttributeValue.fromS(Json.string(typed, "S").orElseThrow());
            case "N" -> AttributeValue.fromN(Json.string(typed, "N").orElseThrow());
            case "BOOL" -> AttributeValue.fromBool(Boolean.TRUE.equals(typed.get("BOOL")));
            case "SS" -> AttributeValue.fromSs(Json.strings(typed, "SS"));
            case "M" -> AttributeValue.fromM(item(Json.object(typed, "M")));
            default -> throw new AssertionError("a " + type + " in an event");
        };
    }
}
