package lectern.delivery.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every mechanism is needed: with any of them wrong, the explorer finds what breaks. */
@ExtendWith(FiguresTable.class)
class MutantsTest {
    @ParameterizedTest
    @EnumSource(Mutant.class)
    void theExplorerFindsWhatBreaksBy(Mutant mutant) {
        Explorer.Found found = Explorer.explore(mutant.scenario(), mutant);

        assertThat(found.violation()).as(mutant.what()).isPresent();
        Explorer.Violation violation = found.violation().orElseThrow();
        Figures.print(mutant.what() + " " + violation);
        FiguresTable.found(mutant, violation);
        assertThat(violation.invariant()).isEqualTo(mutant.breaks());
    }
}
