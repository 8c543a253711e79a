package lectern.bench.coldstart;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import lectern.bench.coldstart.floor.FloorHandler;
import lectern.local.aws.FreshTables;

/** Task roots as Lambda lays them out, and the class path of what runs them. */
final class Layout {
    private Layout() {}

    /** Register, from its zip. */
    static Deployed register(Path taskRoot) throws IOException {
        return deployed(
                "functions/register/target/register.zip",
                taskRoot,
                "lectern.register.RegisterHandler");
    }

    /**
     * The function in a zip that was built.
     *
     * @param zip its path in the project
     */
    static Deployed deployed(String zip, Path taskRoot, String handler) throws IOException {
        Path file = FreshTables.projectFolder().resolve(zip);
        return new Deployed(file, unpacked(file, taskRoot), handler);
    }

    private static Path unpacked(Path zip, Path taskRoot) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path target = taskRoot.resolve(entry.getName()).normalize();
                if (!target.startsWith(taskRoot)) {
                    throw new IOException("outside itself: " + entry.getName());
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(entries, target);
                }
            }
        }
        return taskRoot;
    }

    /** The handler that does nothing. */
    static Deployed floor(Path taskRoot) throws IOException {
        Path lib = Files.createDirectories(taskRoot.resolve("lib"));
        Path file = lib.resolve("floor.jar");
        String handler = FloorHandler.class.getName();
        String name = handler.replace('.', '/') + ".class";
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file));
                InputStream bytes = FloorHandler.class.getResourceAsStream("/" + name)) {
            jar.putNextEntry(new ZipEntry(name));
            Objects.requireNonNull(bytes, name).transferTo(jar);
        }
        return new Deployed(file, taskRoot, handler);
    }

    /** The Runtime Interface Client and its three jars, as on Lambda before the function's own. */
    static String runtime() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> jar.contains("aws-lambda-java-") || jar.contains("utils-lite"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The same copied into the task root, then the function's jars, as paths from there. */
    static String wholeClassPath(Path taskRoot) throws IOException {
        Path folder = Files.createDirectories(taskRoot.resolve("runtime"));
        for (String jar : runtime().split(File.pathSeparator, -1)) {
            Files.copy(Path.of(jar), folder.resolve(Path.of(jar).getFileName()));
        }
        try (Stream<Path> runtime = Files.list(folder);
                Stream<Path> lib = Files.list(taskRoot.resolve("lib"))) {
            return Stream.concat(runtime.sorted(), lib.sorted())
                    .filter(each -> each.toString().endsWith(".jar"))
                    .map(each -> taskRoot.relativize(each).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
