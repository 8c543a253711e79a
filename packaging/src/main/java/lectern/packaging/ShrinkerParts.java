package lectern.packaging;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts down what the shrinker needs, once for all functions. */
public final class ShrinkerParts {
    /** Those that the functions' libraries extend. */
    private static final List<String> MODULES =
            List.of("java.base", "java.logging", "java.management", "java.naming", "java.xml");

    private ShrinkerParts() {}

    /** The argument is the folder; the class path of this program is ProGuard's as well. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.writeString(
                folder.resolve(Shrinker.CLASS_PATH), System.getProperty("java.class.path"));
        writeJdk(folder.resolve(Shrinker.JDK));
    }

    /** The classes of this JDK as a jar: ProGuard cannot read {@code lib/modules}. */
    private static void writeJdk(Path jar) throws IOException {
        Path jdk = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(0);
            for (String module : MODULES) {
                write(jdk.resolve(module), out);
            }
        }
    }

    private static void write(Path module, ZipOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            for (Path file : files.filter(each -> isClass(module, each)).toList()) {
                out.putNextEntry(new ZipEntry(module.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    private static boolean isClass(Path module, Path file) {
        String name = module.relativize(file).toString();
        return name.endsWith(".class") && !name.equals("module-info.class");
    }
}
