package lectern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lectern.lambda.Environment;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import lectern.registration.Attributes;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Requests as API Gateway sends them, on the real tables. */
class ManageHandlerTest {
    private static final String LINK = "https://meet.example.org/iuc-city-to-city-4";
    private static final Instant BEFORE = Samples.REGISTERED.plusSeconds(600);

    /** The handler has no use for it. */
    private static final Context NO_CONTEXT =
            (Context)
                    Proxy.newProxyInstance(
                            Context.class.getClassLoader(),
                            new Class<?>[] {Context.class},
                            (proxy, method, arguments) -> {
                                throw new UnsupportedOperationException(method.getName());
                            });

    private final FreshTables tables = FreshTables.create();

    @BeforeEach
    void hanakoIsRegistered() {
        put(tables.webinars(), Attributes.typed(Samples.webinarTree()));
        put(tables.registrations(), RegistrationItem.write(Samples.hanako()));
        putKey(Samples.REGISTERED.plus(Duration.ofDays(400)));
    }

    @Test
    void beforeTheLinkIsDueThePageSaysWhenItComes() {
        Map<String, Object> answer = answer("manage-page", BEFORE);

        assertThat(answer).containsEntry("statusCode", 200);
        assertThat(body(answer))
                .contains("<html lang=\"ja\">", "第4回 IUC 都市間イベント", "登録は完了しています。")
                .contains("12月3日木曜日 15:00", "日本時間", "events@example.org")
                .contains("href=\"/registrations/" + token() + "/calendar.ics\"")
                .doesNotContain("meet.example.org", "812 345 678");
    }

    @Test
    void onceTheLinkIsDueThePageHasItAndHowToFindOnesChannel() {
        assertThat(body(answer("manage-page", Samples.LINK_DUE)))
                .contains("href=\"" + LINK + "\"", "812 345 678", "地球のアイコン")
                .contains("mailto:helpdesk@example.org");
    }

    @Test
    void thePageHasAllThatThePersonGave() {
        assertThat(body(answer("manage-page", BEFORE)))
                .contains("山田 花子", "hanako@example.com", "Hanako@Example.com", "横浜市役所")
                .contains("横浜", "国際課長", "日本", "Asia/Tokyo", "日本語", "2020-11")
                .contains("2020年11月26日木曜日 19:20");
    }

    @Test
    void whatWasTypedIsEscaped() {
        String hostile = "<script>alert(1)</script>\" onload=\"x";
        put(
                tables.registrations(),
                RegistrationItem.write(
                        Samples.registration(
                                Samples.hanako().choices().language(),
                                Registration.Status.REGISTERED,
                                Map.of(),
                                null,
                                hostile)));
        assertThat(body(answer("manage-page", BEFORE)))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manage-page", "manage-cut-token", "manage-other-method"})
    void noAnswerIsKeptFramedOrToldToOthers(String event) {
        assertThat(headers(answer(event, BEFORE)))
                .containsEntry("cache-control", "no-store")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("content-type", "text/html; charset=utf-8")
                .containsEntry("content-language", "ja")
                .hasEntrySatisfying(
                        "content-security-policy",
                        policy ->
                                assertThat(policy)
                                        .asString()
                                        .startsWith("default-src 'none'; style-src 'sha256-")
                                        .contains("frame-ancestors 'none'", "base-uri 'none'")
                                        .doesNotContain("unsafe", "script-src", "http"));
    }

    @Test
    void headIsAnsweredLikeGetWithoutABody() {
        Map<String, Object> head = answer("manage-page-head", BEFORE);
        assertThat(head).containsEntry("statusCode", 200);
        assertThat(headers(head)).isEqualTo(headers(answer("manage-page", BEFORE)));
        assertThat(body(head)).isEmpty();
    }

    @Test
    void theCalendarFileIsAnInvitationWithoutLinkOrToken() throws Exception {
        Map<String, Object> answer = answer("manage-calendar", BEFORE);

        assertThat(headers(answer))
                .containsEntry("content-type", "text/calendar; charset=utf-8; method=REQUEST")
                .containsEntry("content-disposition", "attachment; filename=\"invite.ics\"")
                .containsEntry("cache-control", "no-store");
        assertThat(body(answer).replace("\r\n ", ""))
                .doesNotContain(token(), "/registrations/", "meet.example.org");
        VEvent event =
                (VEvent)
                        new CalendarBuilder()
                                .build(new StringReader(body(answer)))
                                .getComponents(Component.VEVENT)
                                .getFirst();
        assertThat(event.getRequiredProperty("UID").getValue()).isEqualTo(Samples.ID);
        assertThat(event.getRequiredProperty("DTSTART").getValue()).isEqualTo("20201203T080000Z");
        assertThat(event.getRequiredProperty("URL").getValue())
                .isEqualTo("https://lectern.example/webinars/iuc-city-to-city-4");
    }

    @Test
    void whoDoesNotComeIsLedFromTheCalendarToThePage() {
        put(
                tables.registrations(),
                RegistrationItem.write(
                        Samples.registration(
                                Samples.hanako().choices().language(),
                                Registration.Status.CANCELLED,
                                Map.of(),
                                null,
                                "花子")));
        Map<String, Object> answer = answer("manage-calendar", BEFORE);
        assertThat(answer).containsEntry("statusCode", 303);
        assertThat(headers(answer)).containsEntry("location", "/registrations/" + token());
        assertThat(body(answer("manage-page", Samples.LINK_DUE)))
                .contains("登録はキャンセルされています。")
                .doesNotContain("meet.example.org", "calendar.ics");
    }

    @Test
    void everyTokenThatOpensNothingGetsOneAndTheSameAnswer() {
        Map<String, Object> first = answer("manage-cut-token", BEFORE);
        assertThat(first).containsEntry("statusCode", 404);
        assertThat(body(first)).contains("ページが見つかりません");
        for (String event :
                List.of(
                        "manage-forged-token",
                        "manage-token-of-unknown-key",
                        "manage-token-of-erased",
                        "manage-token-of-another-id",
                        "manage-no-token")) {
            assertThat(answer(event, BEFORE)).as(event).isEqualTo(first);
        }
        putKey(BEFORE);
        assertThat(answer("manage-page", BEFORE)).as("old").isEqualTo(first);
        putKey(BEFORE.plus(Duration.ofDays(400)));
        Instant expired = Samples.webinar(Map.of()).expiresAt();
        assertThat(answer("manage-page", expired.minusSeconds(1))).containsEntry("statusCode", 200);
        assertThat(answer("manage-page", expired)).as("no longer kept").isEqualTo(first);
        erase();
        assertThat(answer("manage-page", BEFORE)).as("erased").isEqualTo(first);
        assertThat(answer("manage-calendar", BEFORE)).as("its calendar").isEqualTo(first);
    }

    @Test
    void whyThereIsNoPageIsSaidInTheLanguageOfALinkElseInTheBrowsers() {
        assertThat(headers(answer("manage-cut-token", BEFORE)))
                .containsEntry("content-language", "ja");
        Map<String, Object> event = event("manage-cut-token");
        event.put("rawQueryString", "lang=cs");
        assertThat(headers(answer(event, BEFORE, tables.environment())))
                .containsEntry("content-language", "cs");
        event.put("rawQueryString", "lang=tlh");
        assertThat(headers(answer(event, BEFORE, tables.environment())))
                .containsEntry("content-language", "ja");
    }

    @Test
    void whatOnlyLooksLikeAnActionIsRefusedAndSaysWhatIsAllowed() {
        Map<String, Object> answer = answer("manage-other-method", BEFORE);
        assertThat(answer).containsEntry("statusCode", 405);
        assertThat(headers(answer)).containsEntry("allow", "GET, HEAD");
        assertThat(answer("manage-page", BEFORE)).containsEntry("statusCode", 200);
    }

    @Test
    void thePageHasNothingToPressYet() {
        assertThat(body(answer("manage-page", Samples.LINK_DUE)))
                .doesNotContain("<form", "<button", "<input", "<script");
    }

    @Test
    void whenTheTablesAreAwayItSaysWhenToTryAgain() {
        Map<String, String> variables =
                new HashMap<>(
                        LocalEnvironment.variables(
                                LocalEnvironment.NOWHERE, LocalEnvironment.NOWHERE));
        variables.put("WEBINARS_TABLE", "w");
        variables.put("REGISTRATIONS_TABLE", "r");
        variables.put("CONTROL_TABLE", "c");
        Map<String, Object> answer = answer("manage-page", BEFORE, Environment.of(variables));
        assertThat(answer).containsEntry("statusCode", 503);
        assertThat(headers(answer)).containsEntry("retry-after", "10");
    }

    @Test
    void lookingChangesNothing() {
        Set<Map<String, AttributeValue>> before = everything();
        for (String event :
                List.of(
                        "manage-page",
                        "manage-page-head",
                        "manage-calendar",
                        "manage-forged-token",
                        "manage-token-of-unknown-key",
                        "manage-other-method")) {
            answer(event, BEFORE);
            answer(event, Samples.LINK_DUE);
        }
        assertThat(everything()).isEqualTo(before);
    }

    private static String token() {
        Map<String, Object> event = event("manage-page");
        return Json.string(Json.object(event, "pathParameters"), "token").orElseThrow();
    }

    private Map<String, Object> answer(String event, Instant now) {
        return answer(event, now, tables.environment());
    }

    private static Map<String, Object> answer(String event, Instant now, Environment environment) {
        return answer(event(event), now, environment);
    }

    private static Map<String, Object> answer(
            Map<String, Object> event, Instant now, Environment environment) {
        ManageHandler handler = new ManageHandler(environment, Clock.fixed(now, ZoneOffset.UTC));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = Json.write(event).getBytes(StandardCharsets.UTF_8);
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            handler.handleRequest(in, out, NO_CONTEXT);
            return Json.read(new ByteArrayInputStream(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> event(String name) {
        try {
            return new LinkedHashMap<>(
                    Json.read(
                            Files.readString(
                                    FreshTables.projectFolder()
                                            .resolve("events/" + name + ".json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(Map<String, Object> answer) {
        return Json.string(answer, "body").orElseThrow();
    }

    private static Map<String, Object> headers(Map<String, Object> answer) {
        return Json.object(answer, "headers");
    }

    private Set<Map<String, AttributeValue>> everything() {
        Set<Map<String, AttributeValue>> items = new HashSet<>();
        for (String table : List.of(tables.webinars(), tables.registrations(), tables.control())) {
            items.addAll(tables.dynamoDb().scan(scan -> scan.tableName(table)).items());
        }
        return items;
    }

    private void put(String table, Map<String, AttributeValue> item) {
        tables.dynamoDb().putItem(put -> put.tableName(table).item(item));
    }

    private void erase() {
        tables.dynamoDb()
                .deleteItem(delete ->
                        delete.tableName(tables.registrations())
                                .key(RegistrationItem.key(Samples.hanako().key())));
    }

    /** The key of the events' tokens, which everybody may know. */
    private void putKey(Instant expires) {
        put(
                tables.control(),
                Map.of(
                        "name", Attributes.s("key#103"),
                        "secret", Attributes.s(Base64.getEncoder().encodeToString(new byte[64])),
                        "madeAt", Attributes.instant(Samples.REGISTERED),
                        "expiresAt", Attributes.n(expires.getEpochSecond())));
    }
}
