package lectern.bench.coldstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code bench/cold-start}: the table of cold starts. */
public final class ColdStart {
    private static final PrintStream OUT = System.out;

    private ColdStart() {}

    /**
     * The arguments: key store, its password, scratch folder, the functions' core, rounds, and
     * {@code peers} where they are to be measured too.
     */
    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path scratch = Path.of(arguments[2]).toAbsolutePath();
        String core = arguments[3];
        int rounds = Integer.parseInt(arguments[4]);
        try (Store store = Store.start(Path.of(arguments[0]), arguments[1])) {
            Variants variants = new Variants(store, scratch, core);
            Variant floor = variants.managed("floor", Layout.floor(scratch.resolve("floor")));
            Deployed register = Layout.register(scratch.resolve("register"));
            List<Variant> others = new ArrayList<>();
            others.add(variants.managed("register, zip", register));
            others.add(variants.trained("register, AOT cache", register));
            if (arguments.length > 5 && arguments[5].equals("peers")) {
                others.addAll(Peers.with(variants, scratch));
            }
            for (Variant variant : others) {
                variants.expectRefusal(variant);
            }
            print(measured(floor, others, core, rounds, store), floor);
        }
    }

    /** In turns, so that whatever else the machine does falls on all alike. */
    private static Map<Variant, List<Start>> measured(
            Variant floor, List<Variant> others, String core, int rounds, Store store)
            throws IOException, InterruptedException {
        Map<Variant, List<Start>> starts = new LinkedHashMap<>();
        starts.put(floor, new ArrayList<>());
        others.forEach(variant -> starts.put(variant, new ArrayList<>()));
        StoredAlike stored = new StoredAlike(store);
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<Variant, List<Start>> each : starts.entrySet()) {
                Store.Post post = store.registration();
                Start start = Start.of(each.getKey(), core, store, post);
                if (!each.getKey().equals(floor)) {
                    stored.expectRegistered(each.getKey().name(), post);
                }
                // The first round fills the page cache.
                if (round >= 0) {
                    each.getValue().add(start);
                }
            }
        }
        return starts;
    }

    private static void print(Map<Variant, List<Start>> starts, Variant floor) throws IOException {
        List<Start> least = Objects.requireNonNull(starts.get(floor));
        double wall = Figures.median(least, Start::wall);
        double processor = Figures.median(least, Start::processor);
        OUT.printf(
                "%-20s %9s %8s %15s %12s %8s %6s %6s%n",
                "", "median ms", "x floor", "min - max", "processor ms", "x floor", "calls", "MB");
        for (Map.Entry<Variant, List<Start>> each : starts.entrySet()) {
            List<Start> runs = each.getValue();
            OUT.printf(
                    "%-20s %9.1f %8.2f %7.2f - %5.2f %12.1f %8.2f %6d %6.1f%n",
                    each.getKey().name(),
                    Figures.median(runs, Start::wall) / 1e6,
                    Figures.median(runs, Start::wall) / wall,
                    Figures.percentile(runs, Start::wall, 0) / wall,
                    Figures.percentile(runs, Start::wall, 100) / wall,
                    Figures.median(runs, Start::processor) / 1e6,
                    Figures.median(runs, Start::processor) / processor,
                    Figures.median(runs, Start::calls),
                    each.getKey().function().megabytes());
        }
    }
}
