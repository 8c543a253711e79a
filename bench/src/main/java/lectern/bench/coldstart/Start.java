package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One cold start: from the start of the JVM to the first answer, in nanoseconds. */
record Start(long wall, long processor) {

    static Start of(Variant variant, String core, byte[] event)
            throws IOException, InterruptedException {
        try (RuntimeApi api = RuntimeApi.start()) {
            long begin = System.nanoTime();
            Process process = variant.start(api.address(), core);
            try {
                RuntimeApi.Answer answer = api.call(event);
                long processor = processor(process.pid());
                expectAccepted(variant, answer);
                return new Start(answer.at() - begin, processor);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    static void expectAccepted(Variant variant, RuntimeApi.Answer answer) {
        if (answer.failed() || !answer.body().contains("\"statusCode\":202")) {
            throw new IllegalStateException(variant.name() + " answered " + answer.body());
        }
    }

    /** What all threads of the process had of a processor. */
    private static long processor(long pid) throws IOException {
        long sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads.toList()) {
                List<String> figures =
                        List.of(Files.readString(thread.resolve("schedstat")).split(" "));
                sum += Long.parseLong(figures.getFirst());
            }
        }
        return sum;
    }
}
