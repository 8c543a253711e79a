package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.local.aws.DynamoDbLocal;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import lectern.local.aws.Tables;
import lectern.local.aws.Template;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The visitor gets a page, and what she typed, when the tables cannot be reached. */
class StoreAwayTest {
    private static final Template TEMPLATE =
            Template.read(FreshTables.projectFolder().resolve("template.yaml"));

    @Test
    void aStoreThatEndsBetweenTwoPosts() {
        RegisterHandler handler;
        try (DynamoDbLocal store = DynamoDbLocal.start(0, Optional.empty())) {
            handler = handler(store.endpoint());
            fill(store.endpoint());
            assertThat(Gateway.send(handler, Gateway.event("register-form")).status())
                    .isEqualTo(303);
        }
        assertKept(Gateway.send(handler, Gateway.event("register-form")));
    }

    @Test
    void aStoreThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RegisterHandler handler =
                    handler(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            Answer answer =
                    assertTimeoutPreemptively(
                            TEMPLATE.function("RegisterFunction").timeout(),
                            () -> Gateway.send(handler, Gateway.event("register-form")));
            assertKept(answer);
        }
    }

    @Test
    void aStoreThatIsNowhereHoldsUpNeitherTheStartNorAPageThatNeedsNone() {
        RegisterHandler handler = handler(LocalEnvironment.NOWHERE);
        assertThat(Gateway.send(handler, Gateway.event("register-unknown-page")).status())
                .isEqualTo(404);
        assertKept(Gateway.send(handler, Gateway.event("register-form")));

        Answer page = Gateway.send(handler, Gateway.event("register-form-page"));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("retry-after")).isEqualTo("10");
        assertThat(page.body()).contains("<html lang=\"zh-Hans\">").doesNotContain("<form");

        Answer json = Gateway.send(handler, Gateway.event("register-json"));
        assertThat(json.status()).isEqualTo(503);
        assertThat(json.header("retry-after")).isEqualTo("10");
        assertThat(json.json()).containsEntry("type", "urn:lectern:problem:away");
    }

    @Test
    void aTableThatIsGone() {
        var gateway = new Gateway(Map.of("REGISTRATIONS_TABLE", "gone"));

        assertThat(gateway.send("register-form-page").status()).isEqualTo(200);
        assertThat(gateway.send("register-json").status()).isEqualTo(503);
        assertThat(gateway.send("register-resend-json").status()).isEqualTo(503);
    }

    private static void assertKept(Answer form) {
        assertThat(form.status()).isEqualTo(503);
        assertThat(form.header("retry-after")).isEqualTo("10");
        assertThat(form.header("content-language")).isEqualTo("cs");
        assertThat(form.body())
                .contains("<form action=\"" + Gateway.FORM + "/registrations\" method=\"post\"")
                .contains("name=\"name\" value=\"Jana Nováková\"")
                .contains("name=\"email\" value=\"Jana.Novakova@Example.com\"");
    }

    private static RegisterHandler handler(URI store) {
        return new RegisterHandler(
                Environment.of(variables(store)), Clock.fixed(Gateway.OPEN, ZoneOffset.UTC));
    }

    private static void fill(URI store) {
        try (DynamoDbClient dynamoDb = AwsClients.dynamoDb(Environment.of(variables(store)))) {
            Tables.create(
                    dynamoDb,
                    TEMPLATE,
                    Map.of(
                            "WebinarsTable",
                            "webinars",
                            "RegistrationsTable",
                            "registrations",
                            "ControlTable",
                            "control"));
            dynamoDb.putItem(put ->
                    put.tableName("webinars")
                            .item(
                                    Tables.item(
                                            FreshTables.projectFolder()
                                                    .resolve(
                                                            "webinars/"
                                                                    + Gateway.WEBINAR
                                                                    + ".json"))));
        }
    }

    private static Map<String, String> variables(URI store) {
        Map<String, String> variables =
                new HashMap<>(LocalEnvironment.variables(store, LocalEnvironment.NOWHERE));
        variables.put("WEBINARS_TABLE", "webinars");
        variables.put("REGISTRATIONS_TABLE", "registrations");
        variables.put("CONTROL_TABLE", "control");
        variables.put("POSTS_PER_SOURCE", "300");
        return variables;
    }
}
