package lectern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
    @TempDir Path folder;

    @Test
    void aSecondRunInTheSameFolderIsToldSo() {
        Path data = folder.resolve("data");
        try (DataFolder first = DataFolder.open(Optional.of(data))) {
            assertThat(first.kept("now")).hasValue(data.resolve("now"));
            assertThatThrownBy(() -> DataFolder.open(Optional.of(data)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is used by another local run");
        }
        DataFolder.open(Optional.of(data)).close();
    }

    @Test
    void whatIsForThisRunOnlyGoesWithIt() throws IOException {
        DataFolder run = DataFolder.open(Optional.empty());
        assertThat(run.kept("now")).isEmpty();
        Path file = run.keptOrScratch("now");
        Files.writeString(file, "now");
        run.close();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(Optional.of(file)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("LECTERN_DATA")
                .hasMessageContaining(file.toString());
    }
}
