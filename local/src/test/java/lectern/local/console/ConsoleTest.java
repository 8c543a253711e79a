package lectern.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.Json;
import lectern.local.Ports;
import lectern.local.aws.FreshTables;
import lectern.local.aws.Inbox;
import lectern.local.aws.SesEndpoint;
import lectern.local.clock.MovableClock;
import lectern.local.clock.Tick;
import lectern.local.clock.Travel;
import lectern.local.fault.Killing;
import lectern.local.fault.SesFaults;
import lectern.local.gateway.Listeners;
import lectern.registration.Attributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ConsoleTest {
    private static final String WEBINAR = "iuc-city-to-city-4";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final FreshTables tables = FreshTables.create();
    private final MovableClock clock =
            MovableClock.startingAt(Instant.parse("2020-11-20T08:00:00Z"));
    private final List<String> killed = new ArrayList<>();
    private final SesEndpoint ses = SesEndpoint.start(0, Inbox.inMemory(), clock);
    private final Listeners listeners = Listeners.on(port, Optional.empty());

    @BeforeEach
    void serve() {
        tables.putWebinar(
                FreshTables.projectFolder().resolve("webinars").resolve(WEBINAR + ".json"));
        Travel travel =
                new Travel(
                        clock,
                        () -> new Tick.Ticked(0, 0),
                        () -> {},
                        _ -> Optional.empty(),
                        Runnable::run);
        listeners.serve(
                ConsoleRoutes.console(
                        new ConsoleRoutes.Subject(
                                clock,
                                travel,
                                new TheTables(
                                        tables.dynamoDb(),
                                        tables.webinars(),
                                        tables.registrations(),
                                        tables.control()),
                                ses.inbox(),
                                Optional.of(SesFaults.of(ses, killing())),
                                List::of,
                                List::of,
                                new ConsolePage.Places("site", "dynamodb", "ses", "now", "0123abc"),
                                URI.create("http://127.0.0.1:" + port),
                                Optional.empty())));
    }

    @AfterEach
    void close() {
        listeners.close();
        ses.close();
    }

    @Test
    void thePageShowsClockWebinarAndPeople() throws Exception {
        put(
                Map.of(
                        "webinar", WEBINAR,
                        "email", "yuki@example.org",
                        "name", "<b>Yuki</b>",
                        "confirmationStatus", "SENT",
                        "confirmationAt", "2020-11-20T08:00:01.000Z",
                        "nextMail", "link",
                        "nextMailAt", "2020-12-03T06:00:00.000Z"));
        HttpResponse<String> page = send(request("/local"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Friday 20 November 2020", "09:00:")
                .contains("4th IUC City-to-City event", "Thu 3 Dec, 07:00")
                .contains("1 registered · 1 confirmed · 0 with the link")
                .contains("&lt;b&gt;Yuki")
                .contains("confirmation sent · Fri 20 Nov, 09:00")
                .contains("link · Thu 3 Dec, 07:00")
                .contains("<code>0123abc</code>")
                .doesNotContain("<b>Yuki");
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy)
                                .startsWith("default-src 'none'")
                                .contains("frame-ancestors 'none'"));
    }

    @Test
    void thePageRefersToNothingElsewhere() throws Exception {
        mail("a@example.org", "Hello", "<p>hello</p>");
        String page = send(request("/local")).body();
        assertThat(page).doesNotContainPattern("(src|href|action)=\"(https?:)?//");
    }

    @Test
    void theMailsAreAnArrayOldestFirst() throws Exception {
        assertThat(send(request("/local/mails")).body()).isEqualTo("[]");
        mail("a@example.org", "First", "<p>1</p>");
        mail("b@example.org", "Second", "<p>2</p>");
        HttpResponse<String> mails = send(request("/local/mails"));
        assertThat(mails.headers().firstValue("content-type")).hasValue("application/json");
        List<Map<String, Object>> array =
                JSON.std.listOfFrom(Object.class, mails.body()).stream()
                        .map(each -> Json.object(Map.of("mail", each), "mail"))
                        .toList();
        assertThat(array)
                .extracting(mail -> mail.get("subject"))
                .containsExactly("First", "Second");
        assertThat(array.getFirst())
                .containsOnlyKeys(
                        "id",
                        "to",
                        "from",
                        "subject",
                        "text",
                        "html",
                        "at",
                        "headers",
                        "tags",
                        "attachments")
                .containsEntry("to", "a@example.org");
        assertThat(Instant.parse(String.valueOf(array.getFirst().get("at"))))
                .isBetween(
                        Instant.parse("2020-11-20T08:00:00Z"),
                        Instant.parse("2020-11-20T08:05:00Z"));
    }

    @Test
    void aMailsHtmlIsShownInASandboxWhoseLinksOpenBesideIt() throws Exception {
        String id =
                mail(
                        "a@example.org",
                        "Hello",
                        "<html><head><title>x</title></head><script>alert(1)</script></html>");
        assertThat(send(request("/local?mail=" + id)).body())
                .contains(
                        "sandbox=\"allow-popups allow-popups-to-escape-sandbox\""
                                + " src=\"/local/mails/"
                                + id
                                + "/html\"");
        HttpResponse<String> html = send(request("/local/mails/" + id + "/html"));
        assertThat(html.body()).contains("<head><base target=\"_blank\"><title>x</title>");
        assertThat(html.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy)
                                .contains("default-src 'none'", "sandbox")
                                .doesNotContain("allow-scripts", "allow-same-origin"));
    }

    @Test
    void theSourceIsText() throws Exception {
        String id = mail("a@example.org", "Hello", "<p>hello</p>");
        HttpResponse<String> source = send(request("/local/mails/" + id + "/source"));
        assertThat(source.headers().firstValue("content-type"))
                .hasValue("text/plain; charset=utf-8");
        assertThat(source.body()).contains("Subject: Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/local/nothing",
                "/local/mails/none",
                "/local/mails/none/html",
                "/local/mails/none/attachments/0",
                "/local/mails/../clock"
            })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(send(request(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void theClockIsToldAndMovedForward() throws Exception {
        assertThat(now(send(request("/local/clock"))))
                .isBetween(
                        Instant.parse("2020-11-20T08:00:00Z"),
                        Instant.parse("2020-11-20T08:05:00Z"));
        HttpResponse<String> moved = putClock("{\"now\":\"2020-12-03T06:00:00Z\"}");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(now(moved))
                .isBetween(
                        Instant.parse("2020-12-03T06:00:00Z"),
                        Instant.parse("2020-12-03T06:05:00Z"));
    }

    @Test
    void theClockDoesNotGoBackward() throws Exception {
        HttpResponse<String> answer = putClock("{\"now\":\"2020-11-19T08:00:00Z\"}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Json.read(answer.body()).get("detail"))
                .asString()
                .startsWith("The clock only goes forward");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"now\":1}", "{\"now\":\"tomorrow\"}", "[]", "now"})
    void whatIsNoInstantIsABadRequest(String body) throws Exception {
        assertThat(putClock(body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /local/clock, 'GET, HEAD, PUT'",
        "POST, /local, 'GET, HEAD'",
        "GET, /local/advance, POST"
    })
    void anotherMethodIsNotAllowed(String method, String path, String allowed) throws Exception {
        HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue(allowed);
    }

    @Test
    void anotherSitesPageCannotPressAButton() throws Exception {
        assertThat(
                        send(form("/local/advance", "by=P1D")
                                        .header("Origin", "https://stranger.example"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        send(form("/local/advance", "by=P1D")
                                        .header("Sec-Fetch-Site", "cross-site"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(send(form("/local/advance", "by=P1D").header("Origin", "null")).statusCode())
                .isEqualTo(403);
        assertThat(clock.instant()).isBefore(Instant.parse("2020-11-20T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:1234, 200",
        "127.0.0.1, 200",
        "[::1]:1234, 200",
        "stranger.example, 421",
        "localhost.stranger.example:1234, 421",
        "'', 421"
    })
    void anotherNameForThisMachineIsNotAnswered(String host, int status) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("GET /local/clock HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void theButtonsMoveTheClock() throws Exception {
        assertThat(send(form("/local/advance", "by=PT1H")).statusCode()).isEqualTo(303);
        assertThat(clock.instant()).isAfterOrEqualTo(Instant.parse("2020-11-20T09:00:00Z"));
        send(form("/local/move", "to=2020-11-21T12:00&zone=Europe%2FBrussels"));
        assertThat(clock.instant()).isAfterOrEqualTo(Instant.parse("2020-11-21T11:00:00Z"));
        HttpResponse<String> morning = send(form("/local/morning", "webinar=" + WEBINAR));
        assertThat(morning.headers().firstValue("location")).hasValue("/local");
        assertThat(clock.instant()).isAfterOrEqualTo(Instant.parse("2020-12-03T06:00:00Z"));
        assertThat(send(form("/local/advance", "by=soon")).statusCode()).isEqualTo(400);
    }

    @Test
    void theWebinarMovesByAnHourWithItsBlocks() throws Exception {
        send(form("/local/an-hour-later", "webinar=" + WEBINAR));
        Map<String, Object> webinar = Attributes.plain(webinar());
        assertThat(webinar)
                .containsEntry("startsAt", "2020-12-03T10:00")
                .containsEntry("endsAt", "2020-12-03T18:30")
                .containsEntry("timeZone", "Europe/Brussels");
        assertThat(Json.objects(webinar, "blocks"))
                .extracting(block -> block.get("startsAt"))
                .containsExactly("10:00", "14:30");
        assertThat(send(request("/local")).body()).contains("now begins at 2020-12-03T10:00");
    }

    @Test
    void theLinkChanges() throws Exception {
        Object before = Attributes.plain(webinar()).get("joinLink");
        send(form("/local/another-link", "webinar=" + WEBINAR));
        assertThat(Attributes.plain(webinar()).get("joinLink"))
                .isNotEqualTo(before)
                .asString()
                .startsWith("https://meet.example.org/" + WEBINAR + "-");
        assertThat(send(form("/local/another-link", "webinar=none")).statusCode()).isEqualTo(404);
    }

    @Test
    void aWebinarThatCannotBeReadIsShownWithItsProblems() throws Exception {
        tables.dynamoDb()
                .updateItem(update ->
                        update.tableName(tables.webinars())
                                .key(Map.of("webinar", Attributes.s(WEBINAR)))
                                .updateExpression("SET startsAt = :never, #zone = :none")
                                .expressionAttributeNames(Map.of("#zone", "timeZone"))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":never", Attributes.s("never"),
                                                ":none", AttributeValue.fromBool(true))));
        assertThat(send(request("/local")).body()).contains("class=\"problem\"", "startsAt");
    }

    @Test
    void aFaultThatAButtonPlansMeetsTheNextMailAndIsShown() throws Exception {
        assertThat(send(form("/local/fault", "fault=throttle&times=2")).statusCode())
                .isEqualTo(303);
        assertThat(send(request("/local")).body()).contains("planned", "Too fast, then Too fast");
        assertThat(sendMail("a@example.org", "Hello", "<p>hello</p>").statusCode()).isEqualTo(429);
        assertThat(send(request("/local")).body())
                .contains("to a@example.org: SES says that mails come too fast");
        send(form("/local/clear-faults", ""));
        assertThat(sendMail("a@example.org", "Hello", "<p>hello</p>").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fault=none", "fault=throttle&times=many", "fault=throttle&times=1001"})
    void whatIsNoFaultIsABadRequest(String fields) throws Exception {
        assertThat(send(form("/local/fault", fields)).statusCode()).isEqualTo(400);
    }

    @Test
    void programsSetRateAndFaultsAndReadWhatEveryRequestMet() throws Exception {
        String wanted =
                "{\"rate\":200,\"next\":[\"fail-after\"],\"seed\":7,\"shares\":{\"slow\":0.0}}";
        HttpResponse<String> set = putSes(wanted);
        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(ses.account().sendRate()).isEqualTo(200);
        sendMail("a@example.org", "Hello", "<p>hello</p>");
        mail("b@example.org", "Hello", "<p>hello</p>");
        assertThat(Json.read(send(request("/local/ses")).body()))
                .containsEntry("rate", 200.0)
                .containsEntry("next", List.of())
                .containsEntry("asked", 2)
                .containsEntry("met", Map.of("fail-after", 1));
        List<Object> requests = JSON.std.listFrom(send(request("/local/ses/requests")).body());
        assertThat(requests).hasSize(2);
        assertThat((Map<?, ?>) requests.getFirst()).extracting("fault").isEqualTo("fail-after");
        for (String wrong : List.of("", "{\"rate\":0}", "{\"next\":[\"x\"]}", "{\"rate\":\"a\"}")) {
            assertThat(putSes(wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void noFaultIsPlannedByReading() throws Exception {
        for (String path : List.of("fault", "lose-answer", "kill-sender", "bounce")) {
            assertThat(send(request("/local/" + path + "?fault=throttle&webinar=" + WEBINAR)))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(405);
        }
        assertThat(Json.read(send(request("/local/ses")).body())).containsEntry("next", List.of());
        assertThat(killed).isEmpty();
    }

    private Killing killing() {
        return new Killing() {
            @Override
            public void prepare() {
                killed.add("prepared");
            }

            @Override
            public boolean canKill(String environment) {
                return false;
            }

            @Override
            public void kill(String environment) {
                killed.add(environment);
            }

            @Override
            public void done() {
                // Nothing was moved.
            }
        };
    }

    private HttpResponse<String> putSes(String body) throws IOException, InterruptedException {
        return send(request("/local/ses").PUT(BodyPublishers.ofString(body)));
    }

    private Map<String, AttributeValue> webinar() {
        return tables.dynamoDb()
                .getItem(get ->
                        get.tableName(tables.webinars())
                                .key(Map.of("webinar", Attributes.s(WEBINAR))))
                .item();
    }

    private void put(Map<String, String> registration) {
        tables.dynamoDb()
                .putItem(put ->
                        put.tableName(tables.registrations()).item(Attributes.typed(registration)));
    }

    private String mail(String to, String subject, String html)
            throws IOException, InterruptedException {
        return Json.string(Json.read(sendMail(to, subject, html).body()), "MessageId")
                .orElseThrow();
    }

    private HttpResponse<String> sendMail(String to, String subject, String html)
            throws IOException, InterruptedException {
        String body =
                Json.write(
                        Map.of(
                                "FromEmailAddress",
                                "events@example.org",
                                "Destination",
                                Map.of("ToAddresses", List.of(to)),
                                "Content",
                                Map.of(
                                        "Simple",
                                        Map.of(
                                                "Subject",
                                                Map.of("Data", subject),
                                                "Body",
                                                Map.of("Html", Map.of("Data", html))))));
        return send(
                HttpRequest.newBuilder(ses.endpoint().resolve("/v2/email/outbound-emails"))
                        .header("Authorization", "AWS4-HMAC-SHA256 none")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static Instant now(HttpResponse<String> answer) throws IOException {
        return Instant.parse(Json.string(Json.read(answer.body()), "now").orElseThrow());
    }

    private HttpResponse<String> putClock(String body) throws IOException, InterruptedException {
        return send(request("/local/clock").PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder form(String path, String fields) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
