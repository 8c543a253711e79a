package lectern.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.registration.Attention;
import lectern.registration.Attributes;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every command in the README, as it stands there, by the shell and the AWS CLI. */
class ReadmeTest {
    private static final Pattern BLOCK =
            Pattern.compile("^```sh\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String BOUNCES = "bounce@simulator.amazonses.com";
    private static final String COMPLAINS = "complaint@simulator.amazonses.com";

    @Test
    void everyCommandRunsAndGivesTheRightRows(@TempDir Path home) throws Exception {
        assumeTrue(isThere("aws"), "the AWS CLI is not installed");
        assumeTrue(isThere("curl"), "curl is not installed");
        List<String> blocks = blocks();
        Set<String> executed = new HashSet<>();
        try (LocalRun run = LocalRun.start(Map.of())) {
            ReadmeShell shell = new ReadmeShell(run, home, blocks, executed);

            assertThat(shell.run("--data-urlencode")).contains("HTTP/1.1 303", "HTTP/1.1 202");
            assertThat(run.mails("link")).as("the clock was moved").hasSize(2);
            assertThat(shell.run("COUNT", "linkStatus")).contains("\"Count\": 0");
        }
        try (LocalRun run = LocalRun.start(Map.of())) {
            ReadmeShell shell = new ReadmeShell(run, home, blocks, executed);
            registerTwo(run);
            // By now a tick has seen the webinar, so that an edit is its second revision.
            run.moveClock(Instant.parse("2020-11-20T08:10:00Z"));

            assertThat(shell.run("SELECT email, \\\"name\\\", organisation"))
                    .contains("jana@example.com", "hanako@example.com", "Yokohama");
            assertThat(shell.run("COUNT", "-values '{\":w\": {\"S\": \"iuc-city-to-city-4\"}}'"))
                    .contains("\"Count\": 2");
            assertThat(shell.run("COUNT", "linkStatus")).contains("\"Count\": 2");
            assertThat(shell.run("linkStatus IS MISSING"))
                    .contains("jana@example.com", "2020-12-03T06:00:00.000Z");
            assertThat(interpreters(shell))
                    .containsExactly(
                            "block language registered awake there",
                            "morning en 1 1",
                            "morning zh 0 0",
                            "morning ja 1 1",
                            "morning es 0 0",
                            "afternoon en 1 1",
                            "afternoon zh 0 0",
                            "afternoon ja 1 0",
                            "afternoon es 0 0");
            assertThat(shell.run("contains(city, 'Yokohama')"))
                    .contains("hanako@example.com")
                    .doesNotContain("jana@example.com");

            shell.run("> merge.tsv");
            assertThat(home.resolve("merge.tsv"))
                    .content()
                    .contains("jana@example.com\tJana\ten", "hanako@example.com\t花子\tja");
            shell.run("REMOVE joinLink");
            assertThat(shell.run("/resend")).contains("HTTP/1.1 202");

            shell.run("local/typed");
            shell.run("SET linkDueAt");
            shell.run("SET joinLink");
            run.moveClock(Instant.parse("2020-12-03T05:30:00Z"));
            assertThat(run.mails("link")).hasSize(2);
            assertThat(shell.run("COUNT", "linkStatus")).contains("\"Count\": 0");
            assertThat(shell.run("SELECT webinar, revision, problems")).contains("\"N\": \"2\"");
            shell.run("SET startsAt");
            assertThat(shell.run("--index-name attention")).contains("\"Count\": 0");
        }
        try (LocalRun run = LocalRun.start(Map.of())) {
            ReadmeShell shell = new ReadmeShell(run, home, blocks, executed);
            registerTwo(run);
            register(
                    run,
                    Map.of(
                            "email",
                            BOUNCES,
                            "name",
                            "Bo",
                            "country",
                            "KE",
                            "timeZone",
                            "SystemV/HST10"));
            register(run, Map.of("email", COMPLAINS, "name", "Cy", "country", "BR"));
            run.await("confirmations", () -> run.mails("confirmation").size() == 4);
            run.moveClock(Instant.parse("2020-11-21T08:00:00Z"));
            inDoubt(run, "jana@example.com");
            assertThat(shell.run("--index-name attention"))
                    .contains("\"Count\": 1", "jana@example.com");
            assertThat(inAttention(shell))
                    .containsExactlyInAnyOrder(
                            "DOUBT Jana CZ jana@example.com",
                            "BOUNCED Bo KE " + BOUNCES,
                            "COMPLAINED Cy BR " + COMPLAINS);
            shell.run("attention = :doubt");
            run.moveClock(Instant.parse("2020-12-03T06:00:00Z"));
            assertThat(run.mails("link")).hasSize(2);
            shell.run("erased.txt");
            assertThat(home.resolve("erased.txt")).content().matches("[\\w-]{20,}\n");
            assertThat(shell.run("SELECT email, \\\"name\\\", organisation"))
                    .contains("hanako@example.com")
                    .doesNotContain("jana@example.com");
            assertThat(interpreters(shell)).contains("morning en 2 1", "afternoon ja 1 0");
            cancel(run, "hanako@example.com");
            assertThat(interpreters(shell)).hasSize(9).contains("afternoon ja 0 0");
            assertThat(shell.run("/local/ses", "kill-before"))
                    .contains("\"lose-answer\"", "\"fail-after\":0.1");
        }
        try (LocalRun run = LocalRun.start(Map.of())) {
            ReadmeShell shell = new ReadmeShell(run, home, blocks, executed);
            registerTwo(run);
            run.await("confirmations", () -> run.mails("confirmation").size() == 2);
            shell.run("> merge.tsv");
            shell.run("linkStatus = :sent");
            register(run, Map.of("email", "late@example.com", "name", "Li", "country", "KE"));
            run.moveClock(Instant.parse("2020-12-03T06:30:00Z"));
            assertThat(run.mails("link")).as("who was not mailed by hand").hasSize(1);
            assertThat(shell.run("COUNT", "linkStatus")).contains("\"Count\": 0");
        }
        assertThat(executed).as("commands that no test runs").containsAll(blocks);
    }

    private static List<String> interpreters(ReadmeShell shell) throws Exception {
        return shell.run("local/interpreters")
                .lines()
                .map(row -> row.strip().replaceAll(" +", " "))
                .toList();
    }

    private static List<String> inAttention(ReadmeShell shell) throws Exception {
        return Json.objects(Json.read(shell.run("attention IS NOT MISSING")), "Items").stream()
                .map(item ->
                        Stream.of("attention", "name", "country", "email")
                                .map(name ->
                                        Json.string(Json.object(item, name), "S").orElseThrow())
                                .collect(Collectors.joining(" ")))
                .toList();
    }

    private static void cancel(LocalRun run, String email) {
        try (DynamoDbClient dynamoDb = run.dynamoDb()) {
            dynamoDb.updateItem(update ->
                    update.tableName("registrations")
                            .key(key(email))
                            .updateExpression("SET #status = :cancelled")
                            .expressionAttributeNames(Map.of("#status", "status"))
                            .expressionAttributeValues(
                                    Map.of(":cancelled", Attributes.s("CANCELLED"))));
        }
    }

    /** As after three attempts at the link of which nobody knows the outcome. */
    private static void inDoubt(LocalRun run, String email) {
        try (DynamoDbClient dynamoDb = run.dynamoDb()) {
            Registration registration =
                    RegistrationItem.read(
                            dynamoDb.getItem(get -> get.tableName("registrations").key(key(email)))
                                    .item());
            Claim claim =
                    new Claim(
                            MailKind.LINK, 1, 1, 3, "gone", Instant.parse("2020-11-20T08:00:00Z"));
            Registration given =
                    registration
                            .withOutcome(registration.mails(), claim, Attention.DOUBT)
                            .withPlan(null, registration.expiresAt());
            dynamoDb.putItem(
                    put -> put.tableName("registrations").item(RegistrationItem.write(given)));
        }
    }

    private static Map<String, AttributeValue> key(String email) {
        return Map.of("webinar", Attributes.s("iuc-city-to-city-4"), "email", Attributes.s(email));
    }

    private static void registerTwo(LocalRun run) {
        register(run, Map.of("name", "Jana", "email", "jana@example.com", "country", "CZ"));
        register(
                run,
                Map.of(
                        "name",
                        "花子",
                        "email",
                        "hanako@example.com",
                        "country",
                        "JP",
                        "city",
                        "東京 Yokohama",
                        "language",
                        "ja"));
        run.await("confirmations", () -> run.mails("confirmation").size() == 2);
    }

    private static void register(LocalRun run, Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("privacy", true);
        run.postJson("/webinars/iuc-city-to-city-4/registrations", body);
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(FreshTables.projectFolder().resolve("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    static boolean isThere(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }
}
