package lectern.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * ProGuard, in a process of its own: leaves out what the handler cannot reach.
 *
 * @param tools the folder in which {@link ShrinkerParts} put what ProGuard needs
 */
record Shrinker(Path tools) {
    static final String CLASS_PATH = "proguard.classpath";
    static final String JDK = "jdk.jar";

    /**
     * Of a library its classes, and of its data what is read: UTS 46 in icu4j, and the files in
     * which the SDK looks for interceptors. Of ours everything.
     */
    private static final String TAKEN =
            "(!META-INF/**,!module-info.class,**.class,lectern/**,**/execution.interceptors,"
                    + "com/ibm/icu/impl/data/icudata/*.nrm,com/ibm/icu/impl/data/icudata/u*.icu)";

    /** Writes what remains of the class path into the jar. */
    void shrink(List<Path> classPath, Path rules, Path jar)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add("-include " + quoted(rules));
        classPath.forEach(each -> lines.add("-injars " + quoted(each) + TAKEN));
        lines.add("-outjars " + quoted(jar));
        lines.add("-libraryjars " + quoted(tools.resolve(JDK)));
        Path configuration = jar.resolveSibling("shrink.pro");
        Files.write(configuration, lines);
        Files.deleteIfExists(jar);
        // Even at its quietest it names its version, which the local run has no use for.
        Path said = jar.resolveSibling("shrink.log");
        Process proGuard =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-classpath",
                                Files.readString(tools.resolve(CLASS_PATH)),
                                "proguard.ProGuard",
                                "@" + configuration)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        if (proGuard.waitFor() != 0) {
            throw new IOException("ProGuard failed: " + Files.readString(said));
        }
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath() + (Files.isDirectory(path) ? File.separator : "") + "'";
    }
}
