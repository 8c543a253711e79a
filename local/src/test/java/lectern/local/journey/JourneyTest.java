package lectern.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.registration.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From the form to the link mail, on the real event. */
class JourneyTest {
    private static final String WEBINAR = "iuc-city-to-city-4";
    private static final String POST = "/webinars/" + WEBINAR + "/registrations";
    private static final Instant MORNING = Instant.parse("2020-12-03T06:00:00Z");
    private static final List<String> ZONES =
            List.of(
                    "Pacific/Honolulu",
                    "America/Los_Angeles",
                    "America/New_York",
                    "America/Sao_Paulo",
                    "Europe/Brussels",
                    "Europe/Madrid",
                    "Europe/Prague",
                    "Africa/Nairobi",
                    "Asia/Kolkata",
                    "Asia/Shanghai",
                    "Asia/Tokyo",
                    "Australia/Sydney");
    private static final List<String> LANGUAGES = List.of("en", "ja");

    @Test
    void everybodyIsConfirmedAtOnceAndGetsTheLinkOnceAcrossRestarts(@TempDir Path data)
            throws Exception {
        Map<String, String> kept = Map.of("LECTERN_DATA", data.toString());
        try (LocalRun run = LocalRun.start(kept)) {
            IntStream.range(0, 50).forEach(i -> assertThat(register(run, i)).isTrue());
            assertThat(register(run, 7)).as("a repeated registration").isTrue();
            assertThat(run.postJson(POST, honeypot()).statusCode()).isEqualTo(202);
            race(run, 50);
            run.await("confirmations", () -> run.mails("confirmation").size() >= 51);
            assertThat(receivers(run, "confirmation")).hasSize(51);
        }
        try (LocalRun run = LocalRun.start(kept)) {
            assertThat(run.mails()).as("the inbox survives").hasSize(51);
            assertThat(run.moveClock(MORNING).statusCode()).isEqualTo(200);

            assertThat(run.mails("link")).hasSize(51);
            assertThat(receivers(run, "link"))
                    .isEqualTo(receivers(run, "confirmation"))
                    .doesNotContain("robot@example.com");
            assertThat(run.mails("link"))
                    .allSatisfy(mail ->
                            assertThat(Json.string(mail, "text").orElseThrow())
                                    .contains("https://meet.example.org/" + WEBINAR)
                                    .doesNotContain("Typed"));

            run.moveClock(MORNING.plusSeconds(600));
            assertThat(run.mails()).as("ticked again").hasSize(102);
        }
        try (LocalRun run = LocalRun.start(kept)) {
            assertThat(register(run, 99)).isTrue();
            run.await("the late one", () -> !to(run, "person99@example.com").isEmpty());
            run.moveClock(MORNING.plusSeconds(1_200));

            assertThat(to(run, "person99@example.com"))
                    .singleElement()
                    .satisfies(mail ->
                            assertThat(Json.object(mail, "tags")).containsEntry("kind", "link"));
            assertThat(run.mails()).hasSize(103);
            assertThat(items(run))
                    .hasSize(52)
                    .allSatisfy(item -> {
                        assertThat(item.get("linkStatus")).isEqualTo(text("DELIVERED"));
                        // What SES told while nothing ran is lost.
                        assertThat(item.get("confirmationStatus"))
                                .isIn(text("SENT"), text("DELIVERED"));
                        assertThat(item).doesNotContainKeys("nextMail", "claim", "attention");
                    });
        }
    }

    @Test
    void withoutALinkNothingIsSentOrWrittenUntilSomebodyPutsItIntoTheTable(@TempDir Path folder)
            throws Exception {
        Map<String, Object> webinar = new LinkedHashMap<>(sample());
        webinar.remove("joinLink");
        Path file = folder.resolve("webinar.json");
        Files.writeString(file, Json.write(webinar));
        try (LocalRun run = LocalRun.start(Map.of("LECTERN_WEBINARS", file.toString()))) {
            IntStream.range(0, 5).forEach(i -> assertThat(register(run, i)).isTrue());
            run.await("confirmations", () -> run.mails("confirmation").size() == 5);
            run.moveClock(MORNING.minusSeconds(60));
            List<Map<String, AttributeValue>> before = items(run);

            run.moveClock(MORNING.plusSeconds(600));
            assertThat(run.mails()).hasSize(5);
            assertThat(items(run)).isEqualTo(before);
            assertThat(problems(run))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem).contains("joinLink"));

            set(run, "joinLink", "https://meet.example.org/by-hand");
            run.moveClock(MORNING.plusSeconds(720));
            assertThat(run.mails("link"))
                    .hasSize(5)
                    .allSatisfy(mail ->
                            assertThat(Json.string(mail, "text").orElseThrow())
                                    .contains("https://meet.example.org/by-hand"));
            assertThat(problems(run)).isEmpty();
        }
    }

    @Test
    void aWebinarEditedByHandIsPlannedAnewForEverybody() {
        try (LocalRun run = LocalRun.start(Map.of())) {
            IntStream.range(0, 5).forEach(i -> assertThat(register(run, i)).isTrue());
            run.await("confirmations", () -> run.mails("confirmation").size() == 5);
            Instant now = Instant.parse("2020-11-21T08:00:00Z");
            run.moveClock(now);

            set(run, "linkDueAt", "2020-12-03T05:15");
            run.moveClock(now.plusSeconds(180));

            assertThat(items(run))
                    .allSatisfy(item ->
                            assertThat(item.get("nextMailAt"))
                                    .isEqualTo(text("2020-12-03T04:15:00.000Z")));
            assertThat(webinarItem(run).get("revision")).isEqualTo(AttributeValue.fromN("2"));

            set(run, "startsAt", "not a time");
            run.moveClock(Instant.parse("2020-12-03T04:15:00Z"));
            assertThat(run.mails("link")).as("the last good version stays in force").hasSize(5);
            assertThat(problems(run))
                    .anySatisfy(problem -> assertThat(problem).contains("startsAt"));
        }
    }

    @Test
    void whoseMailBouncesOrWhoComplainsGetsNothingMoreUntilSheAsksAgain() {
        String bounces = "bounce+1@simulator.amazonses.com";
        String complains = "complaint@simulator.amazonses.com";
        try (LocalRun run = LocalRun.start(Map.of())) {
            for (String email : List.of(bounces, complains)) {
                run.postJson(POST, person(email));
                run.await("confirmation", () -> to(run, email).size() == 1);
            }
            run.moveClock(Instant.parse("2020-11-21T08:00:00Z"));
            assertThat(item(run, bounces).get("attention")).isEqualTo(text("BOUNCED"));
            assertThat(item(run, bounces).get("confirmationStatus")).isEqualTo(text("BOUNCED"));
            assertThat(item(run, complains).get("attention")).isEqualTo(text("COMPLAINED"));
            assertThat(items(run)).allSatisfy(item -> assertThat(item).doesNotContainKey("claim"));

            for (String email : List.of(bounces, complains)) {
                run.postJson(POST, person(email));
            }
            run.await("the mail asked for", () -> to(run, bounces).size() == 2);
            run.moveClock(Instant.parse("2020-11-21T08:30:00Z"));
            assertThat(item(run, bounces).get("attention"))
                    .as("it bounced again")
                    .isEqualTo(text("BOUNCED"));
            run.postJson(POST, person(bounces));
            run.moveClock(MORNING.plusSeconds(60));
            assertThat(to(run, bounces)).hasSize(2);
            assertThat(to(run, complains)).hasSize(1);
        }
    }

    private static Map<String, Object> person(String email) {
        return Map.of("name", "Person", "email", email, "country", "JP", "privacy", true);
    }

    private static Map<String, AttributeValue> item(LocalRun run, String email) {
        return items(run).stream()
                .filter(item -> text(email).equals(item.get("email")))
                .findFirst()
                .orElseThrow();
    }

    private static boolean register(LocalRun run, int number) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "Typed Name " + number);
        fields.put("email", "person" + number + "@example.com");
        fields.put("country", "BE");
        fields.put("timeZone", ZONES.get(number % ZONES.size()));
        fields.put("language", LANGUAGES.get(number % LANGUAGES.size()));
        if (number % 2 == 0) {
            fields.put("privacy", "on");
            return run.postForm(POST, fields).statusCode() == 303;
        }
        Map<String, Object> json = new HashMap<>(fields);
        json.put("privacy", true);
        return run.postJson(POST, json).statusCode() == 202;
    }

    private static Map<String, Object> honeypot() {
        return Map.of(
                "name",
                "Robot",
                "email",
                "robot@example.com",
                "country",
                "BE",
                "privacy",
                true,
                "website",
                "https://spam.example");
    }

    private static void race(LocalRun run, int posts) throws InterruptedException {
        Map<String, Object> body =
                Map.of(
                        "name",
                        "Racer",
                        "email",
                        "racer@example.com",
                        "country",
                        "JP",
                        "privacy",
                        true);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> all =
                    IntStream.range(0, posts)
                            .<Callable<Integer>>mapToObj(
                                    i -> () -> run.postJson(POST, body).statusCode())
                            .toList();
            assertThat(pool.invokeAll(all))
                    .allSatisfy(each -> assertThat(each.get()).isEqualTo(202));
        }
    }

    private static List<String> receivers(LocalRun run, String kind) {
        return run.mails(kind).stream()
                .map(mail -> Json.string(mail, "to").orElseThrow())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Map<String, Object>> to(LocalRun run, String email) {
        return run.mails().stream().filter(mail -> email.equals(mail.get("to"))).toList();
    }

    private static List<Map<String, AttributeValue>> items(LocalRun run) {
        try (DynamoDbClient dynamoDb = run.dynamoDb()) {
            return dynamoDb.scanPaginator(scan -> scan.tableName("registrations")).items().stream()
                    .sorted(
                            java.util.Comparator.comparing(
                                    item -> String.valueOf(item.get("email"))))
                    .collect(Collectors.toList());
        }
    }

    private static Map<String, AttributeValue> webinarItem(LocalRun run) {
        try (DynamoDbClient dynamoDb = run.dynamoDb()) {
            return dynamoDb.getItem(
                            get -> get.tableName("webinars").key(Map.of("webinar", text(WEBINAR))))
                    .item();
        }
    }

    private static List<String> problems(LocalRun run) {
        return Json.strings(Attributes.plain(webinarItem(run)), "problems");
    }

    private static void set(LocalRun run, String field, String value) {
        try (DynamoDbClient dynamoDb = run.dynamoDb()) {
            dynamoDb.updateItem(update ->
                    update.tableName("webinars")
                            .key(Map.of("webinar", text(WEBINAR)))
                            .updateExpression("SET #field = :value")
                            .expressionAttributeNames(Map.of("#field", field))
                            .expressionAttributeValues(Map.of(":value", text(value))));
        }
    }

    private static Map<String, Object> sample() throws IOException {
        return Json.read(
                Files.readString(
                        FreshTables.projectFolder().resolve("webinars/" + WEBINAR + ".json")));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
