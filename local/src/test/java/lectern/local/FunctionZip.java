package lectern.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lectern.lambda.Environment;

/** A function's zip made of classes of the tests: one handler and the Environment it takes. */
public final class FunctionZip {
    private FunctionZip() {}

    public static Path write(Path zip, Class<?>... handlers) {
        List<Class<?>> classes = new ArrayList<>(List.of(handlers));
        classes.add(Environment.class);
        try {
            Files.createDirectories(zip.toAbsolutePath().resolveSibling("."));
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                for (Class<?> each : classes) {
                    String entry = each.getName().replace('.', '/') + ".class";
                    out.putNextEntry(new ZipEntry(entry));
                    try (InputStream in = each.getClassLoader().getResourceAsStream(entry)) {
                        Objects.requireNonNull(in, entry).transferTo(out);
                    }
                }
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
