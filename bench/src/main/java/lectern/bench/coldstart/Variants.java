package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lectern.bench.coldstart.floor.FloorHandler;

/** The two ways onto Lambda: a zip on the managed runtime, an image with a cache of its own. */
final class Variants {
    private static final String CACHE = "register.aot";
    private static final int TRAINING_CALLS = 200;

    private final Store store;
    private final Path scratch;
    private final String core;

    Variants(Store store, Path scratch, String core) {
        this.store = store;
        this.scratch = scratch;
        this.core = core;
    }

    /**
     * The managed runtime: its own classes from an archive (ours stands in for Lambda's), the
     * function's from its jars, through the client's class loader.
     */
    Variant managed(String name, Path taskRoot, String handler)
            throws IOException, InterruptedException {
        Path cache = scratch.resolve("runtime.aot");
        if (!Files.exists(cache)) {
            Path nothing = Layout.floor(scratch.resolve("training"));
            train(of("runtime", nothing, Layout.runtime(), FloorHandler.class.getName()), cache);
        }
        return of(name, taskRoot, Layout.runtime(), handler).with(used(cache));
    }

    /** An image: everything on one class path, and a cache in its folder that calls trained. */
    Variant trained(String name, Path taskRoot, String handler)
            throws IOException, InterruptedException {
        Variant image = of(name, taskRoot, Layout.wholeClassPath(taskRoot), handler);
        train(image, taskRoot.resolve(CACHE));
        return image.with(used(Path.of(CACHE)));
    }

    private Variant of(String name, Path taskRoot, String classPath, String handler) {
        return new Variant(name, taskRoot, classPath, handler, List.of(), store.variables());
    }

    /** With this mode a JVM that cannot use its cache does not start, instead of being slow. */
    private static List<String> used(Path cache) {
        return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
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
                    variant.with(List.of("-XX:AOTCacheOutput=" + cache)).start(api.address(), core);
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
