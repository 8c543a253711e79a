package lectern.delivery.explorer;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The figures of all explorations, in one table after the last test of the run, whichever class
 * that is in.
 */
final class FiguresTable implements BeforeAllCallback {
    private static final ExtensionContext.Namespace PLACE =
            ExtensionContext.Namespace.create(FiguresTable.class);
    private static final List<Explored> SCENARIOS = new ArrayList<>();
    private static final List<Found> MUTANTS = new ArrayList<>();

    private record Explored(String scenario, Explorer.Found found) {}

    private record Found(Mutant mutant, Explorer.Violation violation) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(PLACE)
                .getOrComputeIfAbsent(
                        "table", _ -> (AutoCloseable) FiguresTable::print, AutoCloseable.class);
    }

    static void explored(Scenario scenario, Explorer.Found found) {
        SCENARIOS.add(new Explored(scenario.name(), found));
    }

    static void found(Mutant mutant, Explorer.Violation violation) {
        MUTANTS.add(new Found(mutant, violation));
    }

    private static void print() {
        List<String> lines = new ArrayList<>();
        if (!SCENARIOS.isEmpty()) {
            lines.add(
                    String.format(
                            "%n%-30s %9s %9s %9s %9s",
                            "scenario", "states", "moves", "longest", "endings"));
            SCENARIOS.forEach(each -> lines.add(row(each.scenario(), each.found())));
        }
        if (!MUTANTS.isEmpty()) {
            lines.add(String.format("%n%-62s %-19s %5s", "mutant", "breaks", "steps"));
            MUTANTS.forEach(each -> lines.add(row(each.mutant(), each.violation())));
        }
        lines.add("\n" + total());
        Figures.print(String.join("\n", lines));
    }

    private static String row(String name, Explorer.Found found) {
        return String.format(
                "%-30s %9d %9d %9d %9d",
                name, found.states(), found.moves(), found.depth(), found.ended());
    }

    private static String row(Mutant mutant, Explorer.Violation violation) {
        return String.format(
                "%-62s %-19s %5d", mutant.what(), violation.invariant(), violation.steps());
    }

    private static String total() {
        List<Explorer.Found> found = SCENARIOS.stream().map(Explored::found).toList();
        return String.format(
                "%d scenarios, %,d states, %,d moves, %,d endings: %d violations; %d mutants found",
                found.size(),
                found.stream().mapToInt(Explorer.Found::states).sum(),
                found.stream().mapToLong(Explorer.Found::moves).sum(),
                found.stream().mapToInt(Explorer.Found::ended).sum(),
                found.stream().filter(each -> each.violation().isPresent()).count(),
                MUTANTS.size());
    }
}
