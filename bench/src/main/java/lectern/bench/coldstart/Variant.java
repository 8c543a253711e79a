package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to run one function.
 *
 * @param options of the JVM, besides those that Lambda always gives
 */
record Variant(
        String name,
        Path taskRoot,
        String classPath,
        String handler,
        List<String> options,
        Map<String, String> variables) {
    private static final String CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    Variant with(String named, List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new Variant(named, taskRoot, classPath, handler, List.copyOf(all), variables);
    }

    /** The same with the table asked for by a name that its certificate does not have. */
    Variant byAnotherName() {
        Map<String, String> others = new HashMap<>(variables);
        others.computeIfPresent(
                "AWS_ENDPOINT_URL_DYNAMODB", (_, url) -> url.replace("localhost", "127.0.0.1"));
        return new Variant(name, taskRoot, classPath, handler, options, others);
    }

    /** Starts it on the core, with the flags of Lambda's Java runtimes. */
    Process start(String runtimeApi, String core) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "taskset",
                                "-c",
                                core,
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx440m"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, CLIENT, handler));
        ProcessBuilder builder = new ProcessBuilder(command).directory(taskRoot.toFile());
        Path log = Files.createTempFile("lectern-bench-", ".log");
        log.toFile().deleteOnExit();
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("_HANDLER", handler);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        builder.environment().put("LAMBDA_TASK_ROOT", taskRoot.toString());
        builder.environment().put("LD_LIBRARY_PATH", taskRoot.resolve("lib").toString());
        return builder.start();
    }
}
