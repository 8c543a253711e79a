package lectern.local.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a function sees on Lambda: its classes, the jars under {@code lib/}, the JDK and the
 * handler's interface. Nothing of the local run's own class path.
 */
final class FunctionClassLoader extends URLClassLoader {
    private final Path lib;

    private FunctionClassLoader(String name, List<URL> classPath, Path lib) {
        super(name, classPath.toArray(URL[]::new), new LambdaInterface());
        this.lib = lib;
    }

    /**
     * Over an unpacked zip.
     *
     * @param taskRoot its folder
     */
    static FunctionClassLoader over(String name, Path taskRoot) throws IOException {
        Path lib = taskRoot.resolve("lib");
        try (Stream<Path> jars = Files.isDirectory(lib) ? Files.list(lib) : Stream.empty()) {
            return new FunctionClassLoader(
                    name,
                    Stream.concat(Stream.of(taskRoot), jars.sorted())
                            .map(FunctionClassLoader::url)
                            .toList(),
                    lib);
        }
    }

    /** A native library lies beside the jars, where Lambda's linker looks as well. */
    @Override
    protected @Nullable String findLibrary(String name) {
        Path library = lib.resolve(System.mapLibraryName(name));
        return Files.exists(library) ? library.toString() : null;
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
        private static final Pattern NATIVE_LIBRARY =
                Pattern.compile(".*/(lib)?aws-crt-jni\\.(so|dylib|dll)");
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

        /** What a zip holds for Lambda's machines only: AWS's native HTTP client, for this one. */
        @Override
        protected @Nullable URL findResource(String name) {
            return NATIVE_LIBRARY.matcher(name).matches()
                    ? LambdaInterface.class.getClassLoader().getResource(name)
                    : null;
        }
    }
}
