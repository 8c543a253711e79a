package lectern.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import lectern.local.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClockFileTest {
    private static final Instant NOW = Instant.parse("2020-12-03T06:00:00.120Z");

    @TempDir Path folder;

    @Test
    void whatIsWrittenIsReadAgain() {
        ClockFile file = new ClockFile(folder.resolve("now"), Clock.fixed(NOW, ZoneOffset.UTC));
        file.write();
        file.write();
        assertThat(ClockFile.read(file.path())).hasValue(NOW);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void withoutAFileThereIsNoInstant() {
        assertThat(ClockFile.read(folder.resolve("now"))).isEmpty();
    }

    @Test
    void aFileWithoutAnInstantStopsTheStart() throws Exception {
        Path file = Files.writeString(folder.resolve("now"), "tomorrow");
        assertThatThrownBy(() -> ClockFile.read(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(file.toString());
    }
}
