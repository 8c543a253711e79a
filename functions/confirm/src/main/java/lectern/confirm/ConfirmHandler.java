package lectern.confirm;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import lectern.delivery.Deadline;
import lectern.delivery.DueKey;
import lectern.delivery.Lane;
import lectern.delivery.Report;
import lectern.delivery.Sending;
import lectern.lambda.Environment;
import lectern.lambda.Json;
import lectern.lambda.Log;

/**
 * Sends what the stream hints at, if the table says the same. A key that fails stays in the table,
 * where the next tick of {@code distribute} finds it: the batch is never returned to the stream.
 */
public final class ConfirmHandler implements RequestStreamHandler {
    private final Sending sending;
    private final Clock clock;

    /** For Lambda. Reads the environment once, so a missing setting fails the start. */
    public ConfirmHandler() {
        this(Environment.ofProcess());
    }

    private ConfirmHandler(Environment environment) {
        this(environment, environment.clock());
    }

    /** For tests and the local run. */
    public ConfirmHandler(Environment environment, Clock clock) {
        this.sending = new Sending(environment, clock, Lane.CONFIRMATIONS);
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        Deadline deadline =
                new Deadline(clock.instant().plusMillis(context.getRemainingTimeInMillis()));
        List<DueKey> keys = StreamRecords.dueKeys(Json.read(in));
        try {
            Report report = sending.run(keys.iterator(), deadline);
            Log.info(
                    "confirmed",
                    "keys",
                    keys.size(),
                    "sent",
                    report.sent(),
                    "failures",
                    report.failures());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while sending");
        }
    }
}
