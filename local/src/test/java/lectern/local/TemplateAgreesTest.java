package lectern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import lectern.local.aws.Template;
import lectern.local.function.Commit;
import lectern.local.function.FunctionDefinition;
import lectern.local.function.HostedFunction;
import lectern.local.function.Hosting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code and {@code template.yaml}, both ways, on the zips that are deployed. */
class TemplateAgreesTest {
    private static final Path PROJECT = FreshTables.projectFolder();
    private static final LocalTemplate LOCAL =
            LocalTemplate.read(PROJECT, URI.create("https://lectern.example"));
    private static final Template TEMPLATE = LOCAL.template();

    static List<FunctionDefinition> functions() {
        return LOCAL.functions(LocalEnvironment.NOWHERE, LocalEnvironment.NOWHERE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void everyFunctionStartsFromItsZipWithItsHandlerAndItsVariables(
            FunctionDefinition function, @TempDir Path scratch) {
        assertThat(
                        HostedFunction.start(
                                        function, Hosting.inThisProcess(Clock.systemUTC()), scratch)
                                .name())
                .isEqualTo(function.name());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void everyVariableInTheTemplateIsOneThatTheFunctionNeeds(
            FunctionDefinition function, @TempDir Path scratch) {
        for (String variable : variablesOf(function.name())) {
            Map<String, String> without = new HashMap<>(function.variables());
            without.remove(variable);
            FunctionDefinition lacking =
                    new FunctionDefinition(
                            function.name(),
                            function.zip(),
                            function.handler(),
                            function.timeout(),
                            function.memory(),
                            without);
            assertThatThrownBy(() ->
                            HostedFunction.start(
                                    lacking,
                                    Hosting.inThisProcess(Clock.systemUTC()),
                                    scratch.resolve(variable)))
                    .as(function.name() + " without " + variable)
                    .hasMessageContaining(variable);
        }
    }

    @Test
    void everyFolderOfAFunctionIsAFunctionOfTheTemplateUnderTheSameName() throws IOException {
        try (Stream<Path> folders = Files.list(PROJECT.resolve("functions"))) {
            Set<String> modules =
                    folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                            .map(folder -> folder.getFileName().toString())
                            .collect(Collectors.toSet());
            assertThat(functions().stream().map(FunctionDefinition::name))
                    .hasSameElementsAs(modules);
        }
        for (Template.Function function : TEMPLATE.functions()) {
            String word = LocalTemplate.functionName(function.logicalId());
            assertThat(function.handler()).startsWith("lectern." + word + ".");
            assertThat(function.code())
                    .isEqualTo(PROJECT.resolve("functions/" + word + "/target/" + word + ".zip"));
        }
    }

    @Test
    void everyIndexInTheCodeAndTheReadmeIsInTheTemplateAndTheOtherWayRound() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PROJECT)) {
            for (Path file :
                    files.filter(each -> each.toString().contains("/src/main/java/"))
                            .filter(each -> !each.startsWith(PROJECT.resolve("local")))
                            .filter(each -> each.toString().endsWith(".java"))
                            .toList()) {
                matches("indexName\\(\\s*\"(\\w+)\"", Files.readString(file), named);
            }
        }
        matches("--index-name (\\w+)", Files.readString(PROJECT.resolve("README.md")), named);
        assertThat(
                        TEMPLATE.tables().stream()
                                .flatMap(table -> table.indexes().stream())
                                .map(Template.Index::name))
                .hasSameElementsAs(named);
    }

    @Test
    void noZipHoldsWhatItsFunctionDoesNotNeed() throws IOException {
        for (String silent : List.of("register", "feedback", "manage")) {
            assertThat(jars(silent))
                    .noneMatch(jar -> jar.contains("/sesv2-"))
                    .noneMatch(jar -> jar.contains("mime4j"));
        }
        for (String quiet : List.of("register", "feedback")) {
            assertThat(jars(quiet)).noneMatch(jar -> jar.contains("biweekly"));
        }
        assertThat(jars("manage")).noneMatch(jar -> jar.contains("icu4j"));
        for (String sender : List.of("confirm", "distribute")) {
            assertThat(jars(sender))
                    .noneMatch(jar -> jar.contains("icu4j"))
                    .noneMatch(jar -> jar.contains("jmail"));
        }
        for (FunctionDefinition function : functions()) {
            assertThat(jars(function.name()))
                    .isNotEmpty()
                    .noneMatch(jar -> jar.contains("DynamoDBLocal"))
                    .noneMatch(jar -> jar.contains("apache5") || jar.contains("netty"))
                    .noneMatch(jar -> jar.contains("junit") || jar.contains("local-aws"));
        }
    }

    @Test
    void everyZipSaysWhatItWasBuiltFrom() {
        assertThat(functions())
                .allSatisfy(function ->
                        assertThat(Commit.of(function.zip()))
                                .matches(
                                        "[0-9a-f]{40}(, with changes that are not committed)?"
                                                + "|unknown"));
    }

    @Test
    void everyFunctionHasARoleOfItsOwnAndItsOwnLogs() {
        assertThat(TEMPLATE.functions())
                .allSatisfy(function -> {
                    String word = function.logicalId().replace("Function", "");
                    assertThat(TEMPLATE.tree().get("Resources"))
                            .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                            .containsKeys(word + "Role", word + "Logs");
                });
    }

    private static Set<String> variablesOf(String name) {
        return TEMPLATE.functions().stream()
                .filter(each -> LocalTemplate.functionName(each.logicalId()).equals(name))
                .findFirst()
                .orElseThrow()
                .variables()
                .keySet();
    }

    private static List<String> jars(String function) throws IOException {
        Path zip = PROJECT.resolve("functions/" + function + "/target/" + function + ".zip");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream()
                    .map(entry -> "/" + entry.getName().replace("lib/", ""))
                    .filter(entry -> entry.endsWith(".jar"))
                    .toList();
        }
    }

    private static void matches(String regex, String text, Set<String> found) {
        Pattern.compile(regex).matcher(text).results().forEach(match -> found.add(match.group(1)));
    }
}
