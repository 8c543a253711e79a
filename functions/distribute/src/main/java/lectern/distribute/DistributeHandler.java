package lectern.distribute;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import lectern.delivery.Deadline;
import lectern.delivery.Lane;
import lectern.delivery.Sending;
import lectern.lambda.Environment;
import lectern.lambda.Json;
import lectern.lambda.Log;

/**
 * Runs a tick. The schedule's event says nothing that the clock does not; ticks may overlap, the
 * claims keep that safe. Answers {@code {"sent":n,"changed":n,"due":n,"failures":n}}: what failed
 * is still in the table for the next tick, and an alarm looks at that number.
 */
public final class DistributeHandler implements RequestStreamHandler {
    private final Sending sending;
    private final Review review;
    private final String registrationsTable;
    private final Clock clock;

    /** For Lambda. Reads the environment once, so a missing setting fails the start. */
    public DistributeHandler() {
        this(Environment.ofProcess());
    }

    private DistributeHandler(Environment environment) {
        this(environment, environment.clock());
    }

    /** For tests and the local run. */
    public DistributeHandler(Environment environment, Clock clock) {
        this.sending = new Sending(environment, clock, Lane.DISTRIBUTION);
        this.review =
                new Review(
                        new WebinarVersions(
                                sending.dynamoDb(),
                                environment.required("CONTROL_TABLE"),
                                environment.required("WEBINARS_TABLE")));
        this.registrationsTable = environment.required("REGISTRATIONS_TABLE");
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        Deadline deadline =
                new Deadline(clock.instant().plusMillis(context.getRemainingTimeInMillis()));
        try {
            Tick.Done done = new Tick(sending, review, registrationsTable, clock, deadline).run();
            Object[] counts = {
                "sent", done.sent(),
                "changed", done.changed(),
                "due", done.due(),
                "failures", done.failures()
            };
            // Alarms look at this line, and at its absence.
            Log.info("ticked", done.census().details(counts));
            Json.write(
                    out,
                    Map.of(
                            "sent", done.sent(),
                            "changed", done.changed(),
                            "due", done.due(),
                            "failures", done.failures()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while sending");
        }
    }
}
