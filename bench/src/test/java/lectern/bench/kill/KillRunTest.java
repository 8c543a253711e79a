package lectern.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A small run with a fixed seed; the large one is a command, {@link Main}. */
@EnabledOnOs(OS.LINUX)
final class KillRunTest {
    @Test
    @Timeout(300)
    void nobodyIsWithoutAMailAndNobodyGetsOneTwice() throws Exception {
        KillRun.Result result = KillRun.run(60, Duration.ofSeconds(15), 0, 7, _ -> {});
        assertThat(result.kills()).isPositive();
        assertThat(result.verdict().registered()).isEqualTo(60);
        assertThat(result.verdict().violations()).as(result.toString()).isEmpty();
        assertThat(result.verdict().duplicates()).isZero();
    }
}
