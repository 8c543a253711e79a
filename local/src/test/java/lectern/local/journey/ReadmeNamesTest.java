package lectern.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.local.aws.FreshTables;
import org.junit.jupiter.api.Test;

/** Names in the README that no command of it would miss. */
class ReadmeNamesTest {
    private static final Pattern STATEMENT =
            Pattern.compile("execute-statement --statement \\\\\n +\"(.*)\"$", Pattern.MULTILINE);

    @Test
    void noReservedWordStandsInAStatementWithoutQuotes() throws IOException {
        FreshTables tables = FreshTables.create();
        Set<String> names = new TreeSet<>();
        STATEMENT
                .matcher(readme())
                .results()
                .map(each -> each.group(1).replaceAll("'[^']*'|\\\\\"[^\"]*\"", ""))
                .forEach(bare -> matches("\\b([a-z]\\w*)\\b(?!\\()", bare, names));
        assertThat(names).contains("email", "linkStatus");
        for (String name : names) {
            // The table refuses what is reserved here; in a statement only AWS's own does.
            assertThatCode(() ->
                            tables.dynamoDb()
                                    .scan(scan ->
                                            scan.tableName(tables.webinars())
                                                    .projectionExpression(name)))
                    .as(name)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyClassAndMemberThatTheInvariantsNameIsThereAndEveryTest() throws IOException {
        Set<String> named = new TreeSet<>();
        String invariants = readme().replaceFirst("(?s).*\n\\| invariant ", "");
        matches("`([A-Z]\\w+(?:\\.\\w+)?)`", invariants.replaceFirst("(?s)\n\n.*", ""), named);
        matches("`(\\w+Test)`", readme(), named);
        assertThat(named).contains("Take", "Registrations.add", "TemplateAgreesTest");
        List<Path> sources = sources();
        for (String name : named) {
            String[] typeAndMember = name.split("\\.", 2);
            String last = "\\b" + typeAndMember[typeAndMember.length - 1] + "\\b";
            assertThat(sources.stream().filter(file -> file.endsWith(typeAndMember[0] + ".java")))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().containsPattern(last));
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(FreshTables.projectFolder())) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String readme() throws IOException {
        return Files.readString(FreshTables.projectFolder().resolve("README.md"));
    }

    private static void matches(String regex, String text, Set<String> found) {
        Pattern.compile(regex).matcher(text).results().forEach(match -> found.add(match.group(1)));
    }
}
