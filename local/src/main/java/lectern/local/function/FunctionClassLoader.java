package lectern.local.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a function sees on Lambda: its classes, the jars under {@code lib/}, the JDK and the
 * handler's interface. Nothing of the local run's own class path.
 */
final class FunctionClassLoader extends URLClassLoader {
    private FunctionClassLoader(String name, List<URL> classPath) {
        super(name, classPath.toArray(URL[]::new), new LambdaInterface());
    }

    /** Unpacks the zip into the folder, as Lambda does into its task root. */
    static FunctionClassLoader over(String name, Path zip, Path taskRoot) throws IOException {
        unpack(zip, taskRoot);
        Path lib = taskRoot.resolve("lib");
        try (Stream<Path> jars = Files.isDirectory(lib) ? Files.list(lib) : Stream.empty()) {
            return new FunctionClassLoader(
                    name,
                    Stream.concat(Stream.of(taskRoot), jars.sorted())
                            .map(FunctionClassLoader::url)
                            .toList());
        }
    }

    private static void unpack(Path zip, Path taskRoot) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path target = taskRoot.resolve(entry.getName()).normalize();
                if (!target.startsWith(taskRoot)) {
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

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDK, and of ours only the types that cross the border. */
    private static final class LambdaInterface extends ClassLoader {
        private static final String INTERFACE = "com.amazonaws.services.lambda.runtime.";

        LambdaInterface() {
            super("lambda", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(INTERFACE)) {
                return LambdaInterface.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
