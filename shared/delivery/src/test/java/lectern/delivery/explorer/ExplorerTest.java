package lectern.delivery.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every invariant in every state of every scenario. Ends in a table of figures:
 *
 * <pre>bench/explorer</pre>
 */
class ExplorerTest {
    /** An exploration that visits fewer states than this has lost something it used to explore. */
    private static final Map<String, Integer> STATES =
            Map.ofEntries(
                    Map.entry("one mail", 22_443),
                    Map.entry("lost replies", 4_766),
                    Map.entry("three workers", 18_926),
                    Map.entry("lost events", 36_590),
                    Map.entry("given up", 17_070),
                    Map.entry("resend", 58_178),
                    Map.entry("erased", 38_380),
                    Map.entry("morning", 11_936),
                    Map.entry("late registrant", 22_958),
                    Map.entry("bounced", 1_929),
                    Map.entry("moved", 6_458),
                    Map.entry("moved in hand", 47_924),
                    Map.entry("moved twice", 32_626),
                    Map.entry("cancelled", 37_020),
                    Map.entry("revived", 17_511),
                    Map.entry("revived in hand", 54_177));

    private static final List<String> ROWS = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("lectern.delivery.explorer.Scenarios#all")
    void everyInvariantHoldsInEveryStateOf(Scenario scenario) {
        Explorer.Found found = Explorer.explore(scenario, Ways.REAL);

        ROWS.add(
                String.format(
                        "%-18s %9d %9d %6d %7d",
                        scenario, found.states(), found.moves(), found.depth(), found.ended()));
        assertThat(found.violation()).isEmpty();
        assertThat(found.states())
                .isGreaterThanOrEqualTo(STATES.getOrDefault(scenario.name(), Integer.MAX_VALUE));
    }

    @AfterAll
    static void theFigures() {
        Figures.print(
                String.format(
                                "%-18s %9s %9s %6s %7s%n",
                                "scenario", "states", "moves", "depth", "endings")
                        + String.join("\n", ROWS));
    }
}
