package lectern.local.function;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.local.CannotStart;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** Environments in JVMs of their own, made as Lambda makes them for Java 25. */
final class ForkedHosting implements Hosting {
    /** Of a function's memory, for the heap. */
    private static final double HEAP = 0.85;

    private static final String LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final String classPath;
    private final Path library;
    private final Path now;
    private final Runnable writeNow;
    private final AtomicInteger count = new AtomicInteger();

    private ForkedHosting(String classPath, Path library, Path now, Runnable writeNow) {
        this.classPath = classPath;
        this.library = library;
        this.now = now;
        this.writeNow = writeNow;
    }

    static ForkedHosting in(Path scratch, Path now, Runnable writeNow) {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new CannotStart(
                    "Functions run in processes of their own on Linux only, because AWS's Runtime"
                            + " Interface Client does; start without LECTERN_RIC.");
        }
        try {
            Path ours = scratch.resolve("runtime").toAbsolutePath();
            return new ForkedHosting(classPath(ours), library(ours), now, writeNow);
        } catch (IOException | URISyntaxException e) {
            throw new CannotStart("The Runtime Interface Client cannot be used: " + e, e);
        }
    }

    @Override
    public ExecutionEnvironment start(FunctionDefinition function, Path taskRoot) {
        // Letters and digits only: it is the access key too, as each environment on AWS has its
        // own.
        String id = function.name() + count.incrementAndGet();
        return ForkedEnvironment.start(
                function, id, address -> process(function, id, taskRoot, address), writeNow);
    }

    private ProcessBuilder process(
            FunctionDefinition function, String id, Path taskRoot, String address) {
        List<String> java =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxHeapSize=" + (long) (function.memory() * HEAP * 1024) + "k",
                        "-D" + LIBRARY + "=" + library,
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        classPath,
                        RuntimeMain.class.getName(),
                        function.handler());
        // Ctrl-C reaches everything in the terminal; this process ends with ours instead.
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(
                                        Stream.of(
                                                "/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"),
                                        java.stream())
                                .toList());
        builder.directory(taskRoot.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(function.variables());
        environment.put("AWS_ACCESS_KEY_ID", id);
        environment.put("AWS_LAMBDA_RUNTIME_API", address);
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", id);
        environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        environment.put("LD_LIBRARY_PATH", taskRoot.resolve("lib").toString());
        environment.put("LECTERN_NOW", "file:" + now);
        return builder;
    }

    /** What lies under /var/runtime/lib on Lambda, and our one class. */
    private static String classPath(Path ours) throws IOException, URISyntaxException {
        String entry = RuntimeMain.class.getName().replace('.', '/') + ".class";
        copy(RuntimeMain.class, "/" + entry, ours.resolve(entry));
        return Stream.of(
                        ours,
                        jar(AWSLambda.class),
                        jar(LambdaRuntime.class),
                        jar(PojoSerializer.class),
                        jar(SdkInternalThreadLocal.class))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Unpacked once. By itself each process unpacks it to the same place in /tmp, and they race.
     */
    private static Path library(Path ours) throws IOException {
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch_64";
        boolean musl =
                Stream.of("x86_64", "aarch64")
                        .anyMatch(each -> Files.exists(Path.of("/lib/ld-musl-" + each + ".so.1")));
        String name = "libaws-lambda-jni.linux" + (musl ? "_musl" : "") + "-" + machine + ".so";
        return copy(AWSLambda.class, "/jni/" + name, ours.resolve(name));
    }

    private static Path copy(Class<?> beside, String resource, Path target) throws IOException {
        Files.createDirectories(target.resolveSibling("."));
        try (InputStream in = beside.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in, resource), target);
        }
        return target;
    }

    private static Path jar(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
