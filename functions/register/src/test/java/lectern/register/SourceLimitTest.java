package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lectern.lambda.Json;
import lectern.registration.Attributes;
import org.junit.jupiter.api.Test;

/** How much one source may post, on the real DynamoDB Local. */
class SourceLimitTest {
    private final Gateway gateway = new Gateway(Map.of("POSTS_PER_SOURCE", "3"));

    @Test
    void oneMoreThanAllowedIs429WithTheTimeToWait() {
        gateway.now(Gateway.OPEN.plusSeconds(60));
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.send("register-json").status()).isEqualTo(202);
        }

        Answer answer = gateway.send("register-json");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("540");
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json()).containsEntry("type", "urn:lectern:problem:too-many");
    }

    @Test
    void thePageKeepsWhatWasTypedAndSendsItAgain() {
        useUp();
        Answer answer = gateway.send("register-form");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("600");
        assertThat(answer.header("content-language")).isEqualTo("cs");
        assertThat(answer.body())
                .contains("<form action=\"" + Gateway.FORM + "/registrations\" method=\"post\"")
                .contains(kept("name", "Jana Nováková"), kept("city", "Plzeň"))
                .contains(kept("email", "Jana.Novakova@Example.com"), kept("privacy", "on"))
                .contains(kept("blocks", "morning"), kept("blocks", "afternoon"))
                .contains(kept("language", "cs"))
                .doesNotContain("website");
        assertThat(gateway.items()).hasSize(1);
    }

    @Test
    void resendsCountToo() {
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.send("register-resend-json").status()).isEqualTo(202);
        }
        assertThat(gateway.send("register-json").status()).isEqualTo(429);

        Answer page = gateway.send("register-resend");
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.body())
                .contains("<form action=\"" + Gateway.FORM + "/resend\" method=\"post\"")
                .contains(kept("email", "Hanako@Example.com "));
        assertThat(gateway.items()).isEmpty();
    }

    @Test
    void anotherSourceAndLookingAreNotHeldBack() {
        useUp();

        assertThat(gateway.send("register-form-page").status()).isEqualTo(200);
        assertThat(gateway.send("register-form-elsewhere").status()).isEqualTo(303);
        assertThat(gateway.send(from("register-json", "127.0.0.1")).status()).isEqualTo(202);
    }

    @Test
    void theNextTenMinutesAreCountedAnew() {
        useUp();
        gateway.now(Gateway.OPEN.plus(SourceLimit.WINDOW).minusMillis(1));
        Answer last = gateway.send("register-json");
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("retry-after")).isEqualTo("1");

        gateway.now(Gateway.OPEN.plus(SourceLimit.WINDOW));
        assertThat(gateway.send("register-json").status()).isEqualTo(202);
    }

    @Test
    void thisMachineIsNeverCounted() {
        for (int i = 0; i < 5; i++) {
            assertThat(gateway.send(from("register-json", "127.0.0.1")).status()).isEqualTo(202);
            assertThat(gateway.send(from("register-json", "::1")).status()).isEqualTo(202);
        }
        assertThat(control()).isEmpty();
    }

    @Test
    void whatIsStoredIsANameThatTellsNothingAndIsGoneAfterADay() {
        gateway.send("register-json");
        gateway.send("register-form-elsewhere");
        gateway.now(Gateway.OPEN.plus(SourceLimit.WINDOW));
        gateway.send("register-json");

        List<Map<String, Object>> counters = named("source#");
        assertThat(counters)
                .hasSize(3)
                .allSatisfy(counter -> {
                    assertThat(counter).containsOnlyKeys("name", "posts", "expiresAt");
                    assertThat(String.valueOf(counter.get("name")))
                            .matches("source#[A-Za-z0-9_-]{22}");
                });
        assertThat(counters)
                .extracting(counter -> String.valueOf(counter.get("expiresAt")))
                .containsExactlyInAnyOrder(
                        epoch("2020-11-21T08:00:00Z"),
                        epoch("2020-11-21T08:00:00Z"),
                        epoch("2020-11-21T08:10:00Z"));
        assertThat(named("source-key#"))
                .singleElement()
                .satisfies(key ->
                        assertThat(key)
                                .containsEntry("name", "source-key#2020-11-20")
                                .containsKey("secret")
                                .extractingByKey("expiresAt")
                                .hasToString(epoch("2020-11-21T00:00:00Z")));
        assertThat(Json.write(Map.of("all", control()))).doesNotContain("198.51.100.7");
    }

    @Test
    void anotherDayHasAnotherKey() {
        gateway.send("register-json");
        gateway.now(Gateway.OPEN.plusSeconds(86_400));
        gateway.send("register-json");

        assertThat(named("source-key#"))
                .extracting(key -> key.get("secret"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void allEnvironmentsOfADayShareOneKeyAndSoTheirCounters() {
        var first = new SourceLimit(gateway.tables().dynamoDb(), gateway.tables().control(), 1);
        var second = new SourceLimit(gateway.tables().dynamoDb(), gateway.tables().control(), 1);
        Source source = Source.of("192.0.2.1").orElseThrow();

        assertThat(first.count(source, Gateway.OPEN)).isEmpty();
        assertThat(second.count(source, Gateway.OPEN)).isPresent();
        assertThat(named("source#")).hasSize(1);
    }

    @Test
    void withoutItsCounterNothingIsTaken() {
        var blind = new Gateway(Map.of("CONTROL_TABLE", "gone"));
        blind.change(Map.of("revision", 1));
        Answer answer = blind.send("register-form");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains(kept("name", "Jana Nováková"));
        assertThat(blind.items()).isEmpty();
        assertThat(blind.send(from("register-json", "127.0.0.1")).status()).isEqualTo(202);
    }

    @Test
    void aLimitThatIsNoNumberStopsTheStart() {
        assertThatThrownBy(() -> new Gateway(Map.of("POSTS_PER_SOURCE", "many")))
                .hasMessageContaining("POSTS_PER_SOURCE");
    }

    private void useUp() {
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.send("register-json").status()).isEqualTo(202);
        }
    }

    private static String kept(String field, String value) {
        return "<input type=\"hidden\" name=\"" + field + "\" value=\"" + value + "\">";
    }

    private static Map<String, Object> from(String name, String address) {
        Map<String, Object> event = Gateway.event(name);
        Map<String, Object> context = new HashMap<>(Json.object(event, "requestContext"));
        Map<String, Object> http = new HashMap<>(Json.object(context, "http"));
        http.put("sourceIp", address);
        context.put("http", http);
        event.put("requestContext", context);
        return event;
    }

    private List<Map<String, Object>> named(String prefix) {
        return control().stream()
                .filter(item -> String.valueOf(item.get("name")).startsWith(prefix))
                .toList();
    }

    private List<Map<String, Object>> control() {
        return gateway
                .tables()
                .dynamoDb()
                .scanPaginator(
                        scan -> scan.tableName(gateway.tables().control()).consistentRead(true))
                .items()
                .stream()
                .map(Attributes::plain)
                .toList();
    }

    private static String epoch(String instant) {
        return Long.toString(Instant.parse(instant).getEpochSecond());
    }
}
