package lectern.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a local run keeps its files: in {@code LECTERN_DATA}, held by one run at a time, what
 * should be there after a restart; in a folder of its own, which ends with it, everything else.
 */
final class DataFolder implements AutoCloseable {
    private final Optional<Path> kept;
    private final Path scratch;
    private final Optional<FileChannel> lock;

    private DataFolder(Optional<Path> kept, Path scratch, Optional<FileChannel> lock) {
        this.kept = kept;
        this.scratch = scratch;
        this.lock = lock;
    }

    static DataFolder open(Optional<Path> data) {
        Optional<FileChannel> lock = data.map(DataFolder::lock);
        try {
            return new DataFolder(data, Files.createTempDirectory("lectern-"), lock);
        } catch (IOException e) {
            throw new CannotStart("No temporary folder can be made: " + e.getMessage(), e);
        }
    }

    /** What is there after a restart, where that is wanted. */
    Optional<Path> kept(String name) {
        return kept.map(folder -> folder.resolve(name));
    }

    /** The same, or for this run only. */
    Path keptOrScratch(String name) {
        return kept(name).orElseGet(() -> scratch.resolve(name));
    }

    /** For this run only. */
    Path scratch(String name) {
        return scratch.resolve(name);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The lock is the operating system's: it goes with the process, however that ends.
    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isHeldByAnother(channel)) {
                channel.close();
                throw new CannotStart(
                        folder
                                + " is used by another local run; end that one or set LECTERN_DATA"
                                + " to another folder.");
            }
            return channel;
        } catch (IOException e) {
            throw new CannotStart(
                    "LECTERN_DATA names a folder that cannot be used: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("try") // held until the channel is closed
    private static boolean isHeldByAnother(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
