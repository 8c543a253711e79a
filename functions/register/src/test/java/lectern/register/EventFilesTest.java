package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.local.aws.FreshTables;
import org.junit.jupiter.api.Test;

class EventFilesTest {
    private static final Path PROJECT = FreshTables.projectFolder();

    @Test
    void everyEventOfThisFunctionIsReadByATest() throws IOException {
        String tests = sources(PROJECT.resolve("functions/register/src/test/java"));
        assertThat(events()).isNotEmpty().allSatisfy(event -> assertThat(tests).contains(event));
    }

    /** Their names, in quotes as tests write them. */
    private static List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve("events"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("register-"))
                    .map(name -> '"' + name.replaceFirst("\\.json$", "") + '"')
                    .toList();
        }
    }

    private static String sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(EventFilesTest::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
