package lectern.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.registration.Attributes;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Mail scanners and curious people follow every link; the registrant's own page among them. */
class EveryLinkTest {
    private static final String WEBINAR = "iuc-city-to-city-4";
    private static final String LINK = "https://meet.example.org/" + WEBINAR;
    private static final Instant MORNING = Instant.parse("2020-12-03T06:00:00Z");
    private static final List<String> LANGUAGES = List.of("en", "es", "zh-Hans", "ja", "cs");
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"<>]+");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyLinkOfEveryMailCanBeFollowedTwiceAndChangesNothing() {
        try (LocalRun run = LocalRun.start(Map.of())) {
            LANGUAGES.forEach(language -> register(run, "early-" + language, language));
            run.await("confirmations", () -> run.mails("confirmation").size() == 5);
            Map<String, Object> before = run.mails("confirmation").getFirst();
            assertThat(get(ownPage(run, before)).body())
                    .contains("early-")
                    .doesNotContain("meet.example.org");

            run.moveClock(Instant.parse("2020-11-21T08:00:00Z"));
            resend(run, "early-ja");
            run.await("the resend", () -> run.mails("resend").size() == 1);
            run.moveClock(MORNING.plusSeconds(600));
            register(run, "late", "cs");
            run.await("all links", () -> run.mails("link").size() == 6);
            run.moveClock(MORNING.plusSeconds(900));

            List<Map<String, AttributeValue>> tables = everything(run);
            Set<String> links = links(run);
            assertThat(links).hasSizeGreaterThanOrEqualTo(6 * 2 + 1);
            for (int round = 0; round < 2; round++) {
                for (String link : links) {
                    assertThat(get(link).statusCode()).as(link).isEqualTo(200);
                    assertThat(send("HEAD", link).statusCode()).as(link).isEqualTo(200);
                }
            }
            assertThat(everything(run)).isEqualTo(tables);
            assertThat(get(ownPage(run, before)).body()).contains("href=\"" + LINK + "\"");
        }
    }

    @Test
    void theCalendarFileIsTheOneInTheMail() {
        try (LocalRun run = LocalRun.start(Map.of())) {
            register(run, "somebody", "ja");
            run.await("the confirmation", () -> run.mails("confirmation").size() == 1);
            Map<String, Object> mail = run.mails("confirmation").getFirst();
            String attached =
                    Json.string(Json.objects(mail, "attachments").getFirst(), "content")
                            .map(Base64.getDecoder()::decode)
                            .map(octets -> new String(octets, StandardCharsets.UTF_8))
                            .orElseThrow();

            String fetched = get(ownPage(run, mail) + "/calendar.ics").body();

            assertThat(withoutStamp(fetched)).isEqualTo(withoutStamp(attached));
            assertThat(attached).contains("DTSTAMP:").doesNotContain("/registrations/");
        }
    }

    @Test
    void withoutItsKeyNoLinkLeadsAnywhereAndTheNextMailMakesANewKey() {
        try (LocalRun run = LocalRun.start(Map.of())) {
            register(run, "somebody", "en");
            run.await("the confirmation", () -> run.mails("confirmation").size() == 1);
            String own = ownPage(run, run.mails("confirmation").getFirst());
            assertThat(keys(run)).hasSize(1);
            assertThat(get(own).statusCode()).isEqualTo(200);

            delete(run, keys(run).iterator().next());
            assertThat(get(own).statusCode()).as("without its key").isEqualTo(404);
            register(run, "another", "en");
            run.await("its confirmation", () -> run.mails("confirmation").size() == 2);
            assertThat(keys(run)).as("made anew").hasSize(1);
            assertThat(get(ownPage(run, run.mails("confirmation").getLast())).statusCode())
                    .isEqualTo(200);
            assertThat(get(own).statusCode()).as("sealed by the key that is gone").isEqualTo(404);
        }
    }

    private static void register(LocalRun run, String name, String language) {
        HttpResponse<String> response =
                run.postJson(
                        "/webinars/" + WEBINAR + "/registrations",
                        Map.of(
                                "name",
                                name,
                                "email",
                                name.toLowerCase(Locale.ROOT) + "@example.com",
                                "country",
                                "JP",
                                "language",
                                language,
                                "privacy",
                                true));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    }

    private static void resend(LocalRun run, String name) {
        assertThat(
                        run.postForm(
                                        "/webinars/" + WEBINAR + "/resend",
                                        Map.of("email", name + "@example.com"))
                                .statusCode())
                .isEqualTo(303);
    }

    /** All that lead to us; the organiser's own addresses are not ours to call. */
    private static Set<String> links(LocalRun run) {
        Set<String> links = new TreeSet<>();
        for (Map<String, Object> mail : run.mails()) {
            for (String part : List.of("text", "html")) {
                URL.matcher(Json.string(mail, part).orElseThrow())
                        .results()
                        .map(match -> match.group())
                        .filter(link -> link.startsWith(run.url("/").toString()))
                        .forEach(links::add);
            }
            assertThat(ownPage(run, mail)).startsWith(run.url("/registrations/").toString());
        }
        return links;
    }

    private static String ownPage(LocalRun run, Map<String, Object> mail) {
        return Json.string(mail, "text")
                .orElseThrow()
                .lines()
                .filter(line -> line.startsWith(run.url("/registrations/").toString()))
                .filter(line -> !line.endsWith(".ics"))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
    }

    private static String withoutStamp(String calendar) {
        return calendar.replaceAll("DTSTAMP:[^\r\n]*", "").replace("\r\n", "\n").strip();
    }

    private static Set<String> keys(LocalRun run) {
        try (DynamoDbClient dynamoDb = run.dynamoDb()) {
            return dynamoDb.scan(scan -> scan.tableName("control")).items().stream()
                    .map(item -> Attributes.requiredText(item, "name"))
                    .filter(name -> name.startsWith("key#"))
                    .collect(Collectors.toSet());
        }
    }

    private static void delete(LocalRun run, String control) {
        try (DynamoDbClient dynamoDb = run.dynamoDb()) {
            dynamoDb.deleteItem(delete ->
                    delete.tableName("control").key(Map.of("name", AttributeValue.fromS(control))));
        }
    }

    private static List<Map<String, AttributeValue>> everything(LocalRun run) {
        try (DynamoDbClient dynamoDb = run.dynamoDb()) {
            return Stream.of("webinars", "registrations", "control")
                    .flatMap(table ->
                            dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().stream())
                    .sorted(Comparator.comparing(Object::toString))
                    .<Map<String, AttributeValue>>map(HashMap::new)
                    .toList();
        }
    }

    private HttpResponse<String> get(String url) {
        return send("GET", url);
    }

    private HttpResponse<String> send(String method, String url) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
