package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The two ways onto Lambda: a zip on the managed runtime, an image with a cache of its own. */
final class Variants {
    private static final String CACHE = "register.aot";
    private static final int TRAINING_CALLS = 200;

    /**
     * What an image may say and a zip may not: that a method is compiled after three times as many
     * calls. Most of what a start compiles it hardly calls again.
     */
    private static final String COMPILE_LATER = "-XX:CompileThresholdScaling=3";

    private static final Duration REFUSED_BY = Duration.ofSeconds(20);

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
    Variant managed(String name, Deployed function) throws IOException, InterruptedException {
        Path cache = scratch.resolve("runtime.aot");
        if (!Files.exists(cache)) {
            Deployed nothing = Layout.floor(scratch.resolve("training"));
            train(of("runtime", nothing, Layout.runtime()), cache);
        }
        return of(name, function, Layout.runtime()).with(used(cache));
    }

    /** An image: everything on one class path, and a cache in its folder that calls trained. */
    Variant trained(String name, Deployed function) throws IOException, InterruptedException {
        Variant image =
                of(name, function, Layout.wholeClassPath(function.taskRoot()))
                        .with(List.of(COMPILE_LATER));
        train(image, function.taskRoot().resolve(CACHE));
        return image.with(used(Path.of(CACHE)));
    }

    private Variant of(String name, Deployed function, String classPath) {
        return new Variant(name, function, classPath, List.of(), store.variables());
    }

    /** With this mode a JVM that cannot use its cache does not start, instead of being slow. */
    private static List<String> used(Path cache) {
        return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    /**
     * The control: where the certificate is not for the name asked for, nobody may be registered.
     * Some clients go on trying for longer than we wait.
     */
    void expectRefusal(Variant variant) throws IOException, InterruptedException {
        Store.Post post = store.registration();
        try (RuntimeApi api = RuntimeApi.start()) {
            Process process = variant.byAnotherName().start(api.address(), core);
            boolean accepted =
                    api.call(post.event(), REFUSED_BY).filter(Start::isAccepted).isPresent();
            process.destroyForcibly().waitFor();
            if (accepted || !store.registered(post).isEmpty()) {
                throw new IllegalStateException(variant.name() + " checks no certificates");
            }
        }
    }

    private void train(Variant variant, Path cache) throws IOException, InterruptedException {
        try (RuntimeApi api = RuntimeApi.start()) {
            Process process =
                    variant.with(List.of("-XX:AOTCacheOutput=" + cache)).start(api.address(), core);
            for (int i = 0; i < TRAINING_CALLS; i++) {
                Start.expectAccepted(variant, Start.answer(variant, api, store.registration()));
            }
            process.destroy();
            if (!process.waitFor(180, TimeUnit.SECONDS) || !Files.exists(cache)) {
                throw new IllegalStateException("no cache was made for " + variant.name());
            }
        }
    }
}
