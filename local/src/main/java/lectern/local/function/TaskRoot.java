package lectern.local.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import lectern.local.CannotStart;

/** A function's zip, unpacked as Lambda does it. */
final class TaskRoot {
    private TaskRoot() {}

    /** Unpacks the zip into a folder of the function's name. */
    static Path unpacked(FunctionDefinition function, Path scratch) {
        if (!Files.isRegularFile(function.zip())) {
            throw new CannotStart(function.zip() + " is missing; ./mvnw -q -Plocal builds it.");
        }
        try {
            Path folder =
                    Files.createDirectories(scratch.resolve(function.name()).toAbsolutePath());
            unpack(function.zip(), folder);
            return folder;
        } catch (IOException e) {
            throw new CannotStart(function.zip() + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(zip + " has an entry outside itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(entries, target);
                }
            }
        }
    }
}
