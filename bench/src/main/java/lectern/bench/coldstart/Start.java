package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One cold start.
 *
 * @param wall from the start of the JVM to the first answer, in nanoseconds
 * @param processor what the process had of a processor until then, in nanoseconds
 * @param calls to DynamoDB
 */
record Start(long wall, long processor, long calls) {

    static Start of(Variant variant, String core, Store store, Store.Post post)
            throws IOException, InterruptedException {
        try (RuntimeApi api = RuntimeApi.start()) {
            int before = store.tls().calls();
            long begin = System.nanoTime();
            Process process = variant.start(api.address(), core);
            try {
                RuntimeApi.Answer answer = answer(variant, api, post);
                long processor = processor(process.pid());
                expectAccepted(variant, answer);
                return new Start(answer.at() - begin, processor, store.tls().calls() - before);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** The variant's answer, which has to come. */
    static RuntimeApi.Answer answer(Variant variant, RuntimeApi api, Store.Post post)
            throws InterruptedException {
        return api.call(post.event(), RuntimeApi.PATIENCE)
                .orElseThrow(() -> new IllegalStateException(variant.name() + " gave no answer"));
    }

    static void expectAccepted(Variant variant, RuntimeApi.Answer answer) {
        if (!isAccepted(answer)) {
            throw new IllegalStateException(variant.name() + " answered " + answer.body());
        }
    }

    static boolean isAccepted(RuntimeApi.Answer answer) {
        return !answer.failed() && answer.body().contains("\"statusCode\":303");
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
