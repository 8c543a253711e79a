package lectern.local.zipped;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import lectern.lambda.Environment;

/** Keeps every event as a line of a file; throws as often as it is told to first. */
public final class KeepingHandler implements RequestStreamHandler {
    private final Path file;
    private final Path failures;

    public KeepingHandler() {
        this(Environment.ofProcess(), Environment.ofProcess().clock());
    }

    public KeepingHandler(Environment environment, Clock clock) {
        this.file = Path.of(environment.required("KEEP_IN"));
        this.failures = file.resolveSibling("failures");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(file, event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (Files.exists(failures)) {
            List<String> left = Files.readAllLines(failures);
            if (!left.isEmpty()) {
                Files.write(failures, left.subList(1, left.size()));
                throw new IOException("it was asked to");
            }
        }
        out.write("{\"sent\":0,\"changed\":0,\"due\":0}".getBytes(StandardCharsets.UTF_8));
    }
}
