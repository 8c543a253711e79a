package lectern.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.local.aws.FreshTables;
import org.junit.jupiter.api.Test;

/** What {@link Pictures} made: {@code ./mvnw -q -DskipTests package exec:exec@pictures}. */
class PicturesTest {
    private static final int LARGEST = 150_000;
    private static final Pattern SHOWN = Pattern.compile("(?:!\\[[^]]+]\\(|src=\")(docs/[^)\"]+)");
    private static final Path PROJECT = FreshTables.projectFolder();

    @Test
    void theReadmeShowsEachAndNoneIsLarge() throws IOException {
        List<String> shown =
                SHOWN.matcher(Files.readString(PROJECT.resolve("README.md")))
                        .results()
                        .map(match -> match.group(1))
                        .toList();
        try (Stream<Path> files = Files.list(PROJECT.resolve("docs"))) {
            assertThat(files.map(each -> "docs/" + each.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
        for (String picture : shown) {
            assertThat(Files.size(PROJECT.resolve(picture))).as(picture).isLessThan(LARGEST);
        }
    }
}
