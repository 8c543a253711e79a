package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A control group of Linux that gives its processes a part of one core, as Lambda does by the
 * memory of a function: all of it at 1,769 MB (AWS Lambda developer guide, "Configure Lambda
 * function memory").
 */
final class Share implements AutoCloseable {
    static final int WHOLE_CORE = 1_769;

    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final int PERIOD = 20_000;

    private final Path group;

    private Share(Path group) {
        this.group = group;
    }

    /** The share that goes with this much memory, in MB. Only root can have it. */
    static Share of(int megabytes) throws IOException {
        long quota = (long) PERIOD * Math.min(megabytes, WHOLE_CORE) / WHOLE_CORE;
        boolean second = Files.exists(ROOT.resolve("cgroup.controllers"));
        Path parent = second ? ROOT : ROOT.resolve("cpu");
        Path group = Files.createTempDirectory(parent, "lectern-bench-");
        if (second) {
            Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD);
        } else {
            Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD));
            Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(quota));
        }
        return new Share(group);
    }

    /** From now on the process has no more than this. */
    void take(Process process) throws IOException {
        Files.writeString(group.resolve("cgroup.procs"), Long.toString(process.pid()));
    }

    /** Its processes have ended. */
    @Override
    public void close() throws IOException {
        Files.delete(group);
    }
}
