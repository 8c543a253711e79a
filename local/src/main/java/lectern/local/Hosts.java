package lectern.local;

import java.nio.file.Path;
import java.time.Duration;
import lectern.local.clock.ClockFile;
import lectern.local.clock.MovableClock;
import lectern.local.function.Hosting;
import org.jspecify.annotations.Nullable;

/** Where the functions of this local run usually run, and where they run when one is killed. */
final class Hosts {
    /** The pacer's slots are some hundredths of a second apart. */
    private static final Duration FOR_OWN_PROCESSES = Duration.ofMillis(20);

    private static final Duration FOR_A_RESTART = Duration.ofSeconds(1);

    private final boolean ownProcesses;
    private final ClockFile file;
    private final Path scratch;
    private final Hosting usual;
    private @Nullable Hosting killable;

    Hosts(boolean ownProcesses, MovableClock clock, ClockFile file, Path scratch) {
        this.ownProcesses = ownProcesses;
        this.file = file;
        this.scratch = scratch;
        this.usual = ownProcesses ? own() : Hosting.inThisProcess(clock);
    }

    Hosting usual() {
        return usual;
    }

    /** Where the operating system can kill what runs. */
    synchronized Hosting killable() {
        if (killable == null) {
            killable = ownProcesses ? usual : own();
        }
        return killable;
    }

    /** How often the clock's file has to be written. */
    Duration writeEvery() {
        return ownProcesses ? FOR_OWN_PROCESSES : FOR_A_RESTART;
    }

    private Hosting own() {
        return Hosting.inOwnProcesses(scratch, file.path(), file::write);
    }
}
