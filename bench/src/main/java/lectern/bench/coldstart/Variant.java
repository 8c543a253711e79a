package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One way to run one function.
 *
 * @param options of the JVM, besides those that Lambda always gives
 */
record Variant(
        String name,
        Deployed function,
        String classPath,
        List<String> options,
        Map<String, String> variables) {
    private static final String CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    Variant with(List<String> more) {
        List<String> all = Stream.concat(options.stream(), more.stream()).toList();
        return new Variant(name, function, classPath, all, variables);
    }

    /** What the JVM is started with: the flags of Lambda's Java runtimes, and these. */
    List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        arguments.addAll(options);
        arguments.addAll(List.of("-cp", classPath, CLIENT, function.handler()));
        return arguments;
    }

    /** The same with the table asked for by a name that its certificate does not have. */
    Variant byAnotherName() {
        Map<String, String> others = new HashMap<>(variables);
        others.computeIfPresent(
                "AWS_ENDPOINT_URL_DYNAMODB", (_, url) -> url.replace("localhost", "127.0.0.1"));
        return new Variant(name, function, classPath, options, others);
    }

    /** Starts it on the core. */
    Process start(String runtimeApi, String core) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of("taskset", "-c", core, java));
        command.addAll(arguments());
        Path taskRoot = function.taskRoot();
        ProcessBuilder builder = new ProcessBuilder(command).directory(taskRoot.toFile());
        Path log = Files.createTempFile("lectern-bench-", ".log");
        log.toFile().deleteOnExit();
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("_HANDLER", function.handler());
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        builder.environment().put("LAMBDA_TASK_ROOT", taskRoot.toString());
        builder.environment().put("LD_LIBRARY_PATH", taskRoot.resolve("lib").toString());
        return builder.start();
    }
}
