package lectern.packaging;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** From a function's class path to the one jar in its zip, and the native library beside it. */
public final class Pack {
    /** Lambda's: Amazon Linux on x86_64, as {@code Architectures} in the template says. */
    private static final String NATIVE = "/linux/x86_64/glibc/libaws-crt-jni.so";

    private Pack() {}

    /**
     * The class path of this program is the function's, and this program. The arguments: the folder
     * of {@link ShrinkerParts}, the rules, the jar to write.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[2]).toAbsolutePath();
        Path lib = Files.createDirectories(jar.resolveSibling("."));
        Path shrunk = lib.resolve("../../shrunk.jar").normalize();
        new Shrinker(Path.of(arguments[0])).shrink(classPath(), Path.of(arguments[1]), shrunk);
        JarOfClasses.read(shrunk).withoutLambdas().writeStored(jar);
        // Where the dynamic linker looks, so that no start has to unpack it first.
        try (InputStream in = Pack.class.getResourceAsStream(NATIVE)) {
            Files.copy(
                    Objects.requireNonNull(in, NATIVE),
                    lib.resolve("libaws-crt-jni.so"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> classPath() {
        Path own =
                Path.of(
                        URI.create(
                                Pack.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()));
        String all = System.getProperty("java.class.path");
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(each -> !each.equals(own))
                .toList();
    }
}
