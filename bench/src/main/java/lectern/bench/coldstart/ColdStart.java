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
import lectern.bench.coldstart.floor.FloorHandler;

/** {@code bench/cold-start}: the table of cold starts. */
public final class ColdStart {
    private static final PrintStream OUT = System.out;

    private ColdStart() {}

    /** The arguments: key store, its password, scratch folder, the functions' core, rounds. */
    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path scratch = Path.of(arguments[2]).toAbsolutePath();
        String core = arguments[3];
        int rounds = Integer.parseInt(arguments[4]);
        try (Store store = Store.start(Path.of(arguments[0]), arguments[1])) {
            Variants variants = new Variants(store, scratch, core);
            Path register = Layout.register(scratch.resolve("register"));
            List<Variant> all =
                    List.of(
                            variants.managed(
                                    "floor",
                                    Layout.floor(scratch.resolve("floor")),
                                    FloorHandler.class.getName()),
                            variants.managed("register, zip", register, Layout.REGISTER),
                            variants.trained("register, AOT cache", register, Layout.REGISTER));
            variants.expectRefusal(all.get(1));
            print(measured(all, core, rounds, store), all.getFirst().name());
        }
    }

    /** In turns, so that whatever else the machine does falls on all alike. */
    private static Map<String, List<Start>> measured(
            List<Variant> variants, String core, int rounds, Store store)
            throws IOException, InterruptedException {
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (Variant variant : variants) {
                Start start = Start.of(variant, core, store.registration());
                // The first round fills the page cache.
                if (round >= 0) {
                    starts.computeIfAbsent(variant.name(), _ -> new ArrayList<>()).add(start);
                }
            }
        }
        return starts;
    }

    private static void print(Map<String, List<Start>> starts, String floorName) {
        List<Start> floor = Objects.requireNonNull(starts.get(floorName));
        double wall = Figures.median(floor, Start::wall);
        double processor = Figures.median(floor, Start::processor);
        OUT.printf(
                "%-24s %9s %8s %15s %12s %8s%n",
                "", "median ms", "x floor", "min - max", "processor ms", "x floor");
        starts.forEach((name, runs) ->
                OUT.printf(
                        "%-24s %9.1f %8.2f %7.2f - %5.2f %12.1f %8.2f%n",
                        name,
                        Figures.median(runs, Start::wall) / 1e6,
                        Figures.median(runs, Start::wall) / wall,
                        Figures.percentile(runs, Start::wall, 0) / wall,
                        Figures.percentile(runs, Start::wall, 100) / wall,
                        Figures.median(runs, Start::processor) / 1e6,
                        Figures.median(runs, Start::processor) / processor));
    }
}
