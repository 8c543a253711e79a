package lectern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lectern.local.aws.FreshTables;
import org.junit.jupiter.api.Test;

class EventFilesTest {
    private static final Path PROJECT = FreshTables.projectFolder();

    @Test
    void everyEventOfThisFunctionIsReadByATest() throws IOException {
        String test =
                Files.readString(
                        PROJECT.resolve(
                                "functions/manage/src/test/java/lectern/manage/ManageHandlerTest.java"));
        assertThat(events()).isNotEmpty().allSatisfy(event -> assertThat(test).contains(event));
    }

    /** Their names, in quotes as tests write them. */
    private static List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve("events"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("manage-"))
                    .map(name -> '"' + name.replaceFirst("\\.json$", "") + '"')
                    .toList();
        }
    }
}
