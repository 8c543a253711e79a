package lectern.local.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import lectern.local.CannotStart;
import lectern.registration.Attributes;

/**
 * The instant of the local clock in a file: for functions that run elsewhere ({@code
 * LECTERN_NOW=file:<path>}), and to go on from after a restart.
 */
public final class ClockFile {
    private final Path file;
    private final Clock clock;

    public ClockFile(Path file, Clock clock) {
        this.file = file.toAbsolutePath();
        this.clock = clock;
    }

    /** The instant in the file, where there is the file. */
    public static Optional<Instant> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(Files.readString(file).strip()));
        } catch (IOException | DateTimeException e) {
            throw new CannotStart(file + " must hold an instant such as 2020-12-03T06:00:00Z.", e);
        }
    }

    public Path path() {
        return file;
    }

    /** Puts the instant there in one step, so that no reader ever finds half of it. */
    public synchronized void write() {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(beside, Attributes.instantText(clock.instant()) + "\n");
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the clock cannot be written to " + file, e);
        }
    }
}
