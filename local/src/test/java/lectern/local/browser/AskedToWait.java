package lectern.local.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.language.Language;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import lectern.local.function.FunctionDefinition;
import lectern.local.function.FunctionFailed;
import lectern.local.function.HostedFunction;
import lectern.local.function.Hosting;

/**
 * The pages that ask a visitor to wait, as the real functions answer. The local run never shows
 * them: its tables are there, and who is on this machine is not counted.
 */
final class AskedToWait implements AutoCloseable {
    private static final Path PROJECT = FreshTables.projectFolder();
    private static final Instant OPEN = Instant.parse("2020-11-20T08:00:00Z");

    /** Its one post was sent. */
    private final HostedFunction limited;

    private final HostedFunction register;
    private final HostedFunction manage;

    private AskedToWait(HostedFunction limited, HostedFunction register, HostedFunction manage) {
        this.limited = limited;
        this.register = register;
        this.manage = manage;
    }

    /** What a function answered. */
    record Answer(String what, int status, Map<String, String> headers, String body) {}

    static AskedToWait start() {
        try {
            FreshTables tables = FreshTables.create();
            tables.putWebinar(PROJECT.resolve("webinars/" + Site.EVENT + ".json"));
            var wait =
                    new AskedToWait(
                            function("register", "RegisterHandler", tables, tables.endpoint()),
                            function(
                                    "register",
                                    "RegisterHandler",
                                    tables,
                                    LocalEnvironment.NOWHERE),
                            function("manage", "ManageHandler", tables, LocalEnvironment.NOWHERE));
            assertThat(answer("first", wait.limited, form(Language.ENGLISH)).status())
                    .isEqualTo(303);
            return wait;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, in the language. */
    Stream<Answer> pages(Language language) {
        try {
            Map<String, Object> own = event("manage-page");
            own.put("rawQueryString", "lang=" + language.tag());
            Answer tooMany = answer("too many posts", limited, form(language));
            Answer away = answer("tables away from a post", register, form(language));
            Answer ownAway = answer("tables away from one's own page", manage, own);
            assertThat(tooMany.status()).isEqualTo(429);
            assertThat(Stream.of(away, ownAway).map(Answer::status)).containsOnly(503);
            return Stream.of(tooMany, away, ownAway);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List.of(limited, register, manage).forEach(HostedFunction::close);
    }

    private static HostedFunction function(
            String name, String handler, FreshTables tables, URI dynamoDb) throws IOException {
        Map<String, String> variables =
                new HashMap<>(LocalEnvironment.variables(dynamoDb, LocalEnvironment.NOWHERE));
        variables.put("WEBINARS_TABLE", tables.webinars());
        variables.put("REGISTRATIONS_TABLE", tables.registrations());
        variables.put("CONTROL_TABLE", tables.control());
        variables.put("POSTS_PER_SOURCE", "1");
        return HostedFunction.start(
                new FunctionDefinition(
                        name,
                        PROJECT.resolve("functions/%s/target/%s.zip".formatted(name, name)),
                        "lectern." + name + "." + handler,
                        Duration.ofSeconds(60),
                        1_769,
                        variables),
                Hosting.inThisProcess(Clock.fixed(OPEN, ZoneOffset.UTC)),
                Files.createTempDirectory("lectern-wait-"));
    }

    private static Map<String, Object> form(Language language) throws IOException {
        String body =
                "name=Ana&email=ana%40example.com&country=CZ&privacy=on&language=" + language.tag();
        Map<String, Object> event = event("register-form");
        event.put("body", Base64.getEncoder().encodeToString(body.getBytes(UTF_8)));
        event.put("isBase64Encoded", true);
        return event;
    }

    private static Map<String, Object> event(String name) throws IOException {
        return new LinkedHashMap<>(
                Json.read(Files.readString(PROJECT.resolve("events/" + name + ".json"))));
    }

    private static Answer answer(String what, HostedFunction function, Map<String, Object> event)
            throws IOException {
        try {
            byte[] bytes = function.invoke(Json.write(event).getBytes(UTF_8));
            Map<String, Object> tree = Json.read(new String(bytes, UTF_8));
            Map<String, String> headers = new HashMap<>();
            Json.object(tree, "headers")
                    .forEach((name, value) -> headers.put(name, String.valueOf(value)));
            return new Answer(
                    what,
                    ((Number) tree.getOrDefault("statusCode", 0)).intValue(),
                    headers,
                    Json.string(tree, "body").orElse(""));
        } catch (FunctionFailed e) {
            throw new AssertionError(what, e);
        }
    }
}
