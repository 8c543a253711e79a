package lectern.delivery.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every invariant in every state of every scenario. With {@link MutantsTest} it ends in a table of
 * figures:
 *
 * <pre>bench/explorer</pre>
 */
@ExtendWith(FiguresTable.class)
class ExplorerTest {
    /** An exploration that visits fewer states than this has lost something it used to explore. */
    private static final Map<String, Integer> STATES =
            Map.ofEntries(
                    Map.entry("one mail", 22_443),
                    Map.entry("lost replies", 4_766),
                    Map.entry("three workers", 18_926),
                    Map.entry("lost events", 36_590),
                    Map.entry("given up", 17_070),
                    Map.entry("resend", 58_988),
                    Map.entry("erased", 38_380),
                    Map.entry("morning", 11_936),
                    Map.entry("late registrant", 22_958),
                    Map.entry("bounced", 1_929),
                    Map.entry("bounce cleared", 7_016),
                    Map.entry("bounced again", 3_479),
                    Map.entry("events out of order", 14_179),
                    Map.entry("rejected", 611),
                    Map.entry("told of the erased", 6_720),
                    Map.entry("given up and moved", 23_251),
                    Map.entry("moved and back", 14_884),
                    Map.entry("cancelled and back", 15_794),
                    Map.entry("moved", 6_458),
                    Map.entry("moved in hand", 47_924),
                    Map.entry("moved twice", 32_626),
                    Map.entry("cancelled", 37_020),
                    Map.entry("revived", 17_511),
                    Map.entry("revived in hand", 54_177));

    @ParameterizedTest
    @MethodSource("lectern.delivery.explorer.Scenarios#all")
    void everyInvariantHoldsInEveryStateOf(Scenario scenario) {
        Explorer.Found found = Explorer.explore(scenario, Ways.REAL);

        FiguresTable.explored(scenario, found);
        assertThat(found.violation()).isEmpty();
        assertThat(found.states())
                .isGreaterThanOrEqualTo(STATES.getOrDefault(scenario.name(), Integer.MAX_VALUE));
    }
}
