package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** {@code bench/warm-path}: what a registration takes when the function runs already. */
public final class WarmPath {
    private static final int WARM_UP = 2_000;

    private WarmPath() {}

    /** The arguments: key store, its password, scratch folder, the functions' core, calls. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path keys = Path.of(arguments[0]);
        Path scratch = Path.of(arguments[2]).toAbsolutePath();
        int calls = Integer.parseInt(arguments[4]);
        try (Store store = Store.start(keys, arguments[1]);
                RuntimeApi nothing = RuntimeApi.start();
                RuntimeApi register = RuntimeApi.start();
                RawCall raw =
                        RawCall.open(
                                store.tls().endpoint(),
                                keys,
                                arguments[1],
                                store.tables().registrations())) {
            Variants variants = new Variants(store, scratch, arguments[3]);
            Process floorProcess =
                    variants.managed("floor", Layout.floor(scratch.resolve("floor")))
                            .start(nothing.address(), arguments[3]);
            Variant variant =
                    variants.managed("register", Layout.register(scratch.resolve("register")));
            Process process = variant.start(register.address(), arguments[3]);
            List<long[]> times = new ArrayList<>();
            for (int i = -WARM_UP; i < calls; i++) {
                byte[] event = store.registration().event();
                long begin = System.nanoTime();
                nothing.call(event);
                long afterNothing = System.nanoTime();
                RuntimeApi.Answer answer = register.call(event);
                long afterRegister = System.nanoTime();
                raw.put();
                long afterRaw = System.nanoTime();
                Start.expectAccepted(variant, answer);
                if (i >= 0) {
                    times.add(
                            new long[] {
                                afterNothing - begin,
                                afterRegister - afterNothing,
                                afterRaw - afterRegister
                            });
                }
            }
            floorProcess.destroyForcibly().waitFor();
            process.destroyForcibly().waitFor();
            double floor = Figures.median(times, each -> each[0]) / 1e3;
            double whole = Figures.median(times, each -> each[1]) / 1e3;
            double raws = Figures.median(times, each -> each[2]) / 1e3;
            System.out.printf(
                    "p50 of %d calls, µs: one raw put %.0f; a handler that does nothing %.0f;"
                            + " register %.0f, without what nothing takes %.0f: x raw %.2f%n",
                    calls, raws, floor, whole, whole - floor, (whole - floor) / raws);
        }
    }
}
