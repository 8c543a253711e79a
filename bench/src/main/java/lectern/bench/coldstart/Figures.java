package lectern.bench.coldstart;

import java.util.List;
import java.util.function.ToLongFunction;

/** Medians and spreads. */
final class Figures {
    private Figures() {}

    static <T> long median(List<T> runs, ToLongFunction<T> figure) {
        return percentile(runs, figure, 50);
    }

    static <T> long percentile(List<T> runs, ToLongFunction<T> figure, int percent) {
        long[] sorted = runs.stream().mapToLong(figure).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
