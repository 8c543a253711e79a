package lectern.local.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Environments in this process; those of one function share a class loader. */
final class LoadedHosting implements Hosting {
    private final Clock clock;
    private final Map<Path, FunctionClassLoader> classes = new ConcurrentHashMap<>();

    LoadedHosting(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ExecutionEnvironment start(FunctionDefinition function, Path taskRoot) {
        return LoadedEnvironment.start(
                function,
                classes.computeIfAbsent(taskRoot, root -> over(function.name(), root)),
                clock);
    }

    private static FunctionClassLoader over(String name, Path taskRoot) {
        try {
            return FunctionClassLoader.over(name, taskRoot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
