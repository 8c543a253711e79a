package lectern.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import lectern.registration.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code local/deploy} and {@code local/remove} as far as they go without an account: tables are
 * DynamoDB Local's, {@code sam} and CloudFormation only write down what they are asked.
 */
class ScriptsTest {
    private static final Path PROJECT = FreshTables.projectFolder();
    private static final String COMMIT = "0123456789012345678901234567890123456789";

    private static final List<String> TABLES =
            List.of("WebinarsTable", "RegistrationsTable", "ControlTable");

    private static final String COMMITTING =
            """
            printf 'bin\nbuilt\n' >.gitignore
            git init -q && git add .
            git -c user.name=n -c user.email=e -c commit.gpgsign=false commit -qm first
            """;

    @TempDir private Path folder;
    private Path asked;

    @BeforeEach
    void theScriptsInAFolderLikeTheProjects() throws IOException {
        asked = folder.resolve("asked");
        for (String file :
                List.of("local/deploy", "local/remove", "local/bring-back", "template.yaml")) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(PROJECT.resolve(file), copy);
        }
        program("sam", "echo \"sam $*\" >>" + asked);
    }

    @Test
    void deployingHandsTheOptionsToSamWithATemplateThatNamesTheCommit() throws Exception {
        zip("register", COMMIT);
        zip("confirm", COMMIT);
        assertThat(run(0, "local/deploy", "--guided --no-confirm-changeset")).isEmpty();
        assertThat(asked)
                .content()
                .isEqualTo(
                        "sam deploy --template-file .deployed.yaml --guided"
                                + " --no-confirm-changeset\n");
        String before = Files.readString(folder.resolve("template.yaml"));
        assertThat(folder.resolve(".deployed.yaml"))
                .content()
                .isEqualTo(before.replace("Value: unknown", "Value: \"" + COMMIT + "\""))
                .isNotEqualTo(before);
    }

    @Test
    void aStarInTheOptionsReachesSamAsItStands() throws Exception {
        zip("register", COMMIT);
        program("sam", "printf '%s\\n' \"$@\" >>" + asked);
        Files.createFile(folder.resolve("AllowedOrigins=https"));
        run(0, "local/deploy", "--parameter-overrides AllowedOrigins=* LogDays=7", "--guided");
        assertThat(asked)
                .content()
                .endsWith("--parameter-overrides\nAllowedOrigins=*\nLogDays=7\n--guided\n");
    }

    @Test
    void zipsOfTwoBuildsAreNotDeployed() throws Exception {
        zip("register", COMMIT);
        zip("confirm", COMMIT.replace('0', 'f'));
        assertThat(run(1, "local/deploy")).contains("not of one build");
        assertThat(asked).doesNotExist();
    }

    @Test
    void withoutZipsItSaysHowToMakeThem() throws Exception {
        assertThat(run(1, "local/deploy"))
                .isEqualTo("There are no zips; ./mvnw -Pdeploy makes them first\n");
        assertThat(asked).doesNotExist();
    }

    @Test
    void changesThatAreNotCommittedAreDeployedAndSaid() throws Exception {
        zip("register", COMMIT + ", with changes that are not committed");
        assertThat(run(0, "local/deploy")).contains("not committed");
        assertThat(folder.resolve(".deployed.yaml"))
                .content()
                .contains("Value: \"" + COMMIT + ", with changes that are not committed\"");
    }

    @Test
    void theAnswersThatSamKeepsAreNoChangeToWhatIsBuilt() throws Exception {
        assumeTrue(isThere("git"), "no git");
        Files.createDirectories(folder.resolve("functions"));
        for (String file : List.of("functions/Commit.java", "samconfig.toml")) {
            Files.copy(PROJECT.resolve(file), folder.resolve(file));
        }
        program("commit", COMMITTING);
        run(0, "bin/commit");
        String commit = built();
        assertThat(commit).hasSize(40);
        Files.writeString(folder.resolve("samconfig.toml"), "region = \"eu-west-1\"");
        assertThat(built()).isEqualTo(commit);
        Files.writeString(folder.resolve("template.yaml"), "Resources: {}");
        assertThat(built()).isEqualTo(commit + ", with changes that are not committed");
    }

    @Test
    void underAHookOfGitTheRepositoryOfTheHookStaysAsItIs() throws Exception {
        assumeTrue(isThere("git"), "no git");
        Path hooks = folder.resolve("hooks");
        environment.put("GIT_DIR", hooks.toString());
        environment.put("GIT_INDEX_FILE", hooks.resolve("index").toString());
        environment.put("HOME", folder.toString());
        Files.writeString(
                folder.resolve(".gitconfig"), "[commit]\ngpgsign = true\n[gpg]\nprogram = false\n");
        program("commit", COMMITTING);
        run(0, "bin/commit");
        assertThat(hooks).doesNotExist();
        assertThat(folder.resolve(".git/index")).exists();
    }

    @Test
    void removingExportsThenUnprotectsThenDeletes() throws Exception {
        assumeTrue(isThere("aws"), "no AWS CLI");
        FreshTables tables = FreshTables.create();
        tables.putWebinar(PROJECT.resolve("webinars/iuc-city-to-city-4.json"));
        // More than one page of a megabyte.
        IntStream.range(0, 40).forEach(number -> register(tables, number));
        cloudFormation(tables);

        Path export = folder.resolve("export");
        String said = run(0, "local/remove", "lectern", export.toString(), "--yes");

        assertThat(asked)
                .content()
                .containsSubsequence(
                        "describe-stacks --stack-name lectern",
                        "scan --table-name " + tables.registrations(),
                        "iam detach-group-policy --group-name office --policy-arn arn:organisers",
                        "iam detach-group-policy --group-name press --policy-arn arn:organisers",
                        "update-stack --stack-name lectern --use-previous-template",
                        "{\"ParameterKey\": \"Protect\", \"ParameterValue\": \"false\"}",
                        "{\"ParameterKey\": \"From\", \"UsePreviousValue\": true}",
                        "wait stack-update-complete",
                        "sam delete --stack-name lectern --region eu-west-1 --no-prompts");
        assertThat(items(export, tables.webinars())).hasSize(1);
        assertThat(items(export, tables.registrations()))
                .hasSize(40)
                .allSatisfy(item ->
                        assertThat(Json.string(Json.object(item, "name"), "S").orElseThrow())
                                .hasSize(60_000));
        assertThat(export.resolve(tables.control() + ".json")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(export.resolve(tables.registrations() + ".json")))
                .as("for nobody else on this machine")
                .hasSize(2);
        assertThat(said).contains("40 items", "35 days", "SAM's bucket", "suppression list");
    }

    @Test
    void aStackThatFailedToBeMadeIsRemovedWithItsProtectedTables() throws Exception {
        assumeTrue(isThere("aws"), "no AWS CLI");
        FreshTables tables = FreshTables.create();
        tables.dynamoDb()
                .updateTable(update ->
                        update.tableName(tables.control()).deletionProtectionEnabled(true));
        cloudFormation(tables, "ROLLBACK_FAILED");

        run(0, "local/remove", "lectern", folder.resolve("export").toString(), "--yes");

        assertThat(
                        tables.dynamoDb()
                                .describeTable(table -> table.tableName(tables.control()))
                                .table()
                                .deletionProtectionEnabled())
                .isFalse();
        assertThat(asked)
                .content()
                .contains("sam delete --stack-name lectern")
                .doesNotContain("update-stack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "sam", "python3"})
    void withoutAProgramThatItNeedsNothingIsRemovedHalfway(String missing) throws Exception {
        program("aws", "echo \"aws $*\" >>" + asked);
        program("python3", "");
        // A machine may have what is missing where it has bash.
        program("take-bash", "cp \"$(command -v bash)\" bin/bash");
        run(0, "bin/take-bash");
        Files.delete(folder.resolve("bin").resolve(missing));
        environment.put("PATH", folder.resolve("bin").toString());
        assertThat(run(1, "local/remove", "lectern", "export", "--yes"))
                .isEqualTo(missing + " is not on the PATH; nothing was removed.\n");
        assertThat(asked).doesNotExist();
    }

    @Test
    void anExportThatFailsLeavesTheOlderOneAndTheStack() throws Exception {
        assumeTrue(isThere("aws"), "no AWS CLI");
        FreshTables tables = FreshTables.create();
        cloudFormation(tables);
        tables.dynamoDb().deleteTable(delete -> delete.tableName(tables.registrations()));
        Path export = Files.createDirectories(folder.resolve("export"));
        Path older = export.resolve(tables.registrations() + ".json");
        Files.writeString(older, "older");

        assertThat(run(254, "local/remove", "lectern", export.toString(), "--yes"))
                .contains("ResourceNotFoundException");

        assertThat(older).content().isEqualTo("older");
        assertThat(asked).content().doesNotContain("update-stack", "sam delete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebinarsTable", "RegistrationsTable", "ControlTable"})
    void aStackWithoutTheThreeTablesIsNoneOfLecterns(String missing) throws Exception {
        cloudFormation("UPDATE_COMPLETE");
        resources(
                TABLES.stream()
                        .filter(table -> !table.equals(missing))
                        .map(table -> resource(table, table, "CREATE_COMPLETE"))
                        .toList());
        removesNothing("lectern is no stack of Lectern's\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"})
    void aWholeStackIsNotRemovedWhereATableCannotBeExported(String status) throws Exception {
        cloudFormation(status);
        for (String missing : List.of("WebinarsTable", "RegistrationsTable")) {
            resources(
                    TABLES.stream()
                            .map(table ->
                                    resource(
                                            table,
                                            table,
                                            table.equals(missing)
                                                    ? "DELETE_COMPLETE"
                                                    : "CREATE_COMPLETE"))
                            .toList());
            removesNothing(
                    "lectern is %s without both tables to export; nothing was removed\n"
                            .formatted(status));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE_FAILED",
                "ROLLBACK_FAILED",
                "ROLLBACK_COMPLETE",
                "DELETE_FAILED",
                "UPDATE_FAILED",
                "UPDATE_ROLLBACK_FAILED"
            })
    void aStackThatFailedIsRemovedWhereItsTablesAreGoneAlready(String status) throws Exception {
        cloudFormation(status);
        tables("DELETE_COMPLETE");
        run(0, "local/remove", "lectern", folder.resolve("export").toString(), "--yes");
        assertThat(asked)
                .content()
                .contains("sam delete --stack-name lectern")
                .doesNotContain("update-stack", "dynamodb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE_IN_PROGRESS",
                "ROLLBACK_IN_PROGRESS",
                "UPDATE_IN_PROGRESS",
                "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                "UPDATE_ROLLBACK_IN_PROGRESS",
                "DELETE_IN_PROGRESS"
            })
    void aBusyStackIsLeftAlone(String status) throws Exception {
        cloudFormation(status);
        tables("CREATE_COMPLETE");
        removesNothing("lectern is busy: " + status + "; nothing was removed\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_COMPLETE", "ROLLBACK_FAILED"})
    void whereThePolicyCannotBeTakenAwayEverythingStaysProtected(String status) throws Exception {
        assumeTrue(isThere("aws"), "no AWS CLI");
        cloudFormation(FreshTables.create(), status);
        Files.createFile(folder.resolve("refused-detach-role-policy"));
        run(254, "local/remove", "lectern", folder.resolve("export").toString(), "--yes");
        assertThat(asked)
                .content()
                .contains("iam detach-role-policy --role-name office")
                .doesNotContain("update-stack", "update-table", "sam delete");
    }

    @Test
    void whoDoesNotSayWhatToRemoveIsToldHowAndWhatIsLost() throws Exception {
        assertThat(run(1, "local/remove", "lectern"))
                .isEqualTo(headerOfRemove())
                .contains("local/remove <stack>", "OrganiserPolicy");
        assertThat(asked).doesNotExist();
    }

    @Test
    void whoDoesNotTypeTheStacksNameRemovesNothing() throws Exception {
        String header = headerOfRemove();
        cloudFormation(FreshTables.create());
        assertThat(run(1, "local/remove", "lectern", folder.resolve("export").toString()))
                .startsWith(header.substring(header.indexOf("Deleted:")))
                .contains("lectern in eu-west-1 of account 123456789012: UPDATE_COMPLETE\n")
                .endsWith("Nothing was removed.\n");
        assertThat(asked).content().doesNotContain("delete", "update-stack");
        assertThat(folder.resolve("export")).doesNotExist();
    }

    @Test
    void aRestoreBringsBackWhoIsMissingAndNobodyWhoWasErased() throws Exception {
        assumeTrue(isThere("aws"), "no AWS CLI");
        FreshTables now = FreshTables.create();
        FreshTables then = FreshTables.create();
        for (int number = 0; number < 3; number++) {
            register(then, number);
        }
        register(now, 2);
        Files.writeString(folder.resolve("erased.txt"), "id-1\n");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", now.endpoint().toString());

        assertThat(
                        run(
                                0,
                                "local/bring-back",
                                then.registrations(),
                                now.registrations(),
                                "erased.txt"))
                .isEqualTo("1 brought back, 1 there already, 1 erased\n");
        assertThat(now.dynamoDb().scan(scan -> scan.tableName(now.registrations())).items())
                .extracting(item -> requireNonNull(item.get("id")).s())
                .containsExactlyInAnyOrder("id-0", "id-2");
    }

    @Test
    void aRestoreWantsToKnowWhoWasErased() throws Exception {
        assertThat(run(1, "local/bring-back", "restored", "registrations", "erased.txt"))
                .contains("'erased.txt'; an empty file if nobody was erased");
    }

    private String built() throws Exception {
        program(
                "build",
                "exec %s functions/Commit.java %s/built"
                        .formatted(ProcessHandle.current().info().command().orElseThrow(), folder));
        run(0, "bin/build");
        return Files.readString(folder.resolve("built")).strip();
    }

    /** The comment that {@code local/remove} begins with, as it prints it. */
    private static String headerOfRemove() throws IOException {
        return Files.readAllLines(PROJECT.resolve("local/remove")).stream()
                .skip(1)
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^# ?", "") + "\n")
                .collect(Collectors.joining());
    }

    private static boolean isThere(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    private static void register(FreshTables tables, int number) {
        tables.dynamoDb()
                .putItem(put ->
                        put.tableName(tables.registrations())
                                .item(
                                        Map.of(
                                                "webinar", Attributes.s("iuc-city-to-city-4"),
                                                "email", Attributes.s(number + "@example.com"),
                                                "id", Attributes.s("id-" + number),
                                                "name", Attributes.s("n".repeat(60_000)))));
    }

    private static List<Map<String, Object>> items(Path export, String table) throws IOException {
        return Json.objects(Json.read(Files.readString(export.resolve(table + ".json"))), "Items");
    }

    private void cloudFormation(FreshTables tables) throws IOException {
        cloudFormation(tables, "UPDATE_COMPLETE");
    }

    private void cloudFormation(FreshTables tables, String status) throws IOException {
        cloudFormation(status);
        resources(
                List.of(
                        resource("WebinarsTable", tables.webinars(), "CREATE_COMPLETE"),
                        resource("RegistrationsTable", tables.registrations(), "CREATE_COMPLETE"),
                        resource("ControlTable", tables.control(), "CREATE_COMPLETE"),
                        resource("OrganiserPolicy", "arn:organisers", "CREATE_COMPLETE")));
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint().toString());
    }

    /** An {@code aws} that answers for CloudFormation and leaves DynamoDB to the real one. */
    private void cloudFormation(String status) throws IOException {
        Map<String, Object> stack =
                Map.of(
                        "StackId",
                        "arn:aws:cloudformation:eu-west-1:123456789012:stack/lectern/1",
                        "StackStatus",
                        status,
                        "Parameters",
                        List.of(
                                parameter("Protect", "true"),
                                parameter("From", "events@example.org")));
        Files.writeString(
                folder.resolve("describe-stacks"), Json.write(Map.of("Stacks", List.of(stack))));
        Files.writeString(folder.resolve("list-entities-for-policy"), "office\tpress\n");
        program(
                "aws",
                """
                echo "aws $*" >>%s
                [ "$1" != dynamodb ] || { PATH=$REAL_PATH; aws "$@" || exit 254; exit; }
                [ ! -f %s/refused-"$2" ] || exit 254
                [ ! -f %s/"$2" ] || cat %s/"$2"
                """
                        .formatted(asked, folder, folder, folder));
    }

    /** The three tables and nothing else, all in this status. */
    private void tables(String status) throws IOException {
        resources(TABLES.stream().map(table -> resource(table, table, status)).toList());
    }

    private void resources(List<Map<String, String>> resources) throws IOException {
        Files.writeString(
                folder.resolve("list-stack-resources"),
                Json.write(Map.of("StackResourceSummaries", resources)));
    }

    /** Nothing but two looks at the stack, before anybody is asked anything. */
    private void removesNothing(String said) throws Exception {
        Files.deleteIfExists(asked);
        String export = folder.resolve("export").toString();
        assertThat(run(1, "local/remove", "lectern", export)).isEqualTo(said);
        assertThat(asked)
                .content()
                .matches("aws cloudformation describe-stacks .*\naws .* list-stack-resources .*\n");
        assertThat(folder.resolve("export")).doesNotExist();
    }

    private static Map<String, String> parameter(String name, String value) {
        return Map.of("ParameterKey", name, "ParameterValue", value);
    }

    private static Map<String, String> resource(String name, String physical, String status) {
        return Map.of(
                "LogicalResourceId", name,
                "PhysicalResourceId", physical,
                "ResourceStatus", status);
    }

    private void zip(String function, String commit) throws IOException {
        Path zip = folder.resolve("functions/%s/target/%s.zip".formatted(function, function));
        Files.createDirectories(zip.getParent());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("commit"));
            out.write((commit + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void program(String name, String script) throws IOException {
        Path program = folder.resolve("bin").resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private final Map<String, String> environment =
            new java.util.HashMap<>(
                    Map.of(
                            "AWS_DEFAULT_REGION",
                            LocalEnvironment.REGION,
                            "AWS_ACCESS_KEY_ID",
                            "local",
                            "AWS_SECRET_ACCESS_KEY",
                            "local",
                            "AWS_ENDPOINT_URL",
                            LocalEnvironment.NOWHERE.toString()));

    /** Runs the script with nothing to read; answers what it printed. */
    private String run(int exitCode, String... command) throws Exception {
        List<String> whole = new ArrayList<>(List.of(command));
        whole.set(0, folder.resolve(command[0]).toString());
        ProcessBuilder builder =
                new ProcessBuilder(whole).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("REAL_PATH", System.getenv("PATH"));
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        // Under a hook of Git they name the repository that is being committed to.
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        Process process = builder.start();
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(exitCode);
        return printed;
    }
}
