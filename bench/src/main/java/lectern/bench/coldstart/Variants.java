package lectern.bench.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.bench.coldstart.floor.FloorHandler;

/** The two ways onto Lambda: a zip on the managed runtime, an image with a cache of its own. */
final class Variants {
    private static final int TRAINING_CALLS = 200;

    private final Store store;
    private final Path scratch;
    private final String core;
    private final Path runtimeCache;

    Variants(Store store, Path scratch, String core) throws IOException, InterruptedException {
        this.store = store;
        this.scratch = scratch;
        this.core = core;
        this.runtimeCache = scratch.resolve("runtime.aot");
        Path root = Layout.floor(scratch.resolve("training"));
        train(
                new Variant(
                        "runtime",
                        root,
                        Layout.runtime(),
                        FloorHandler.class.getName(),
                        List.of(),
                        store.variables()),
                runtimeCache);
    }

    /**
     * The managed runtime: its own classes from an archive (ours stands in for Lambda's), the
     * function's from its jars, through the client's class loader.
     */
    Variant managed(String name, Path taskRoot, String handler) {
        return new Variant(
                name,
                taskRoot,
                Layout.runtime(),
                handler,
                List.of("-XX:AOTCache=" + runtimeCache, "-XX:AOTMode=on"),
                store.variables());
    }

    /** An image: everything on one class path, and a cache that 200 calls have trained. */
    Variant trained(String name, Path taskRoot, String handler)
            throws IOException, InterruptedException {
        String classPath;
        try (Stream<Path> jars = Files.list(taskRoot.resolve("lib"))) {
            classPath =
                    Layout.runtime()
                            + File.pathSeparator
                            + jars.filter(each -> each.toString().endsWith(".jar"))
                                    .sorted()
                                    .map(Path::toString)
                                    .collect(Collectors.joining(File.pathSeparator));
        }
        Variant plain =
                new Variant(name, taskRoot, classPath, handler, List.of(), store.variables());
        Path cache = scratch.resolve(taskRoot.getFileName() + ".aot");
        train(plain, cache);
        return plain.with(name, List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
    }

    /** The control: a certificate that is not for the name asked for must not be accepted. */
    void expectRefusal(Variant variant) throws IOException, InterruptedException {
        try (RuntimeApi api = RuntimeApi.start()) {
            Process process = variant.byAnotherName().start(api.address(), core);
            RuntimeApi.Answer answer = api.call(store.registration());
            process.destroyForcibly().waitFor();
            if (!answer.body().contains("\"statusCode\":503")) {
                throw new IllegalStateException("certificates are not checked: " + answer.body());
            }
        }
    }

    private void train(Variant variant, Path cache) throws IOException, InterruptedException {
        try (RuntimeApi api = RuntimeApi.start()) {
            Process process =
                    variant.with("training", List.of("-XX:AOTCacheOutput=" + cache))
                            .start(api.address(), core);
            for (int i = 0; i < TRAINING_CALLS; i++) {
                Start.expectAccepted(variant, api.call(store.registration()));
            }
            process.destroy();
            if (!process.waitFor(180, TimeUnit.SECONDS) || !Files.exists(cache)) {
                throw new IllegalStateException("no cache was made for " + variant.name());
            }
        }
    }
}
