package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** {@code bench/memory}: what a function does with less memory, and so with less of a core. */
public final class Memory {
    private static final List<Integer> SIZES = List.of(256, 512, 1_024, Share.WHOLE_CORE);
    private static final int CALLS = 200;

    private Memory() {}

    /**
     * One start at one size: times in nanoseconds.
     *
     * @param first of the first call, after the start
     * @param later the median of those after it
     * @param peak memory in kB
     */
    private record Run(long first, long later, long peak) {}

    /** The arguments: key store, its password, scratch folder, the functions' core, rounds. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path scratch = Path.of(arguments[2]).toAbsolutePath();
        int rounds = Integer.parseInt(arguments[4]);
        try (Store store = Store.start(Path.of(arguments[0]), arguments[1])) {
            Variant register =
                    new Variants(store, scratch, arguments[3])
                            .managed("register", Layout.register(scratch.resolve("register")));
            System.out.printf(
                    "%6s %14s %14s %8s%n", "MB", "first call ms", "later p50 ms", "peak MB");
            for (int size : SIZES) {
                List<Run> runs = new ArrayList<>();
                for (int round = -1; round < rounds; round++) {
                    Run run = run(register, size, arguments[3], store);
                    // The first round fills the page cache.
                    if (round >= 0) {
                        runs.add(run);
                    }
                }
                System.out.printf(
                        "%6d %14.1f %14.2f %8.0f%n",
                        size,
                        Figures.median(runs, Run::first) / 1e6,
                        Figures.median(runs, Run::later) / 1e6,
                        Figures.median(runs, Run::peak) / 1e3);
            }
        }
    }

    private static Run run(Variant register, int size, String core, Store store)
            throws IOException, InterruptedException {
        try (Share share = Share.of(size);
                RuntimeApi api = RuntimeApi.start()) {
            Process process =
                    register.with(List.of("-XX:MaxRAM=" + size + "m")).start(api.address(), core);
            try {
                // Lambda gives a start a whole core, whatever the memory.
                api.awaitStarted();
                share.take(process);
                long first = call(register, api, store);
                List<Long> later = new ArrayList<>();
                for (int i = 0; i < CALLS; i++) {
                    later.add(call(register, api, store));
                }
                return new Run(first, Figures.median(later, Long::longValue), peak(process.pid()));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static long call(Variant register, RuntimeApi api, Store store)
            throws IOException, InterruptedException {
        byte[] event = store.registration().event();
        long begin = System.nanoTime();
        RuntimeApi.Answer answer = api.call(event);
        Start.expectAccepted(register, answer);
        return answer.at() - begin;
    }

    private static long peak(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
