package lectern.local.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a zip was built from, as the build wrote it into the zip's file {@code commit}. */
public final class Commit {
    private Commit() {}

    /** The commit, and whether there were changes besides; "unknown" where the zip does not say. */
    public static String of(Path zip) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.getEntry("commit");
            if (entry == null) {
                return "unknown";
            }
            try (InputStream in = file.getInputStream(entry)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(zip + " cannot be read", e);
        }
    }
}
