package lectern.feedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.lambda.Json;
import lectern.lambda.Log;
import lectern.progress.Evidence;
import lectern.progress.Progress;
import lectern.registration.Registration;
import lectern.registration.Registrations;
import lectern.registration.Webinar;
import lectern.registration.Webinars;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Writes what an SES event proves. Repeating one is harmless, so an error is left to Lambda to
 * repeat; an event that is lost all the same makes a doubt last until the end of its grace.
 */
public final class FeedbackHandler implements RequestStreamHandler {
    private final Registrations registrations;
    private final Progress progress;
    private final Webinars webinars;
    private final Clock clock;

    /** For Lambda. Reads the environment once, so a missing setting fails the start. */
    public FeedbackHandler() {
        this(Environment.ofProcess());
    }

    private FeedbackHandler(Environment environment) {
        this(environment, environment.clock());
    }

    /** For tests and the local run. */
    public FeedbackHandler(Environment environment, Clock clock) {
        DynamoDbClient dynamoDb = AwsClients.dynamoDb(environment);
        String table = environment.required("REGISTRATIONS_TABLE");
        this.registrations = new Registrations(dynamoDb, table);
        this.progress = new Progress(dynamoDb, table);
        this.webinars =
                new Webinars(
                        dynamoDb,
                        environment.required("WEBINARS_TABLE"),
                        environment.required("CONTROL_TABLE"));
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        take(Json.read(in));
    }

    void take(Map<String, Object> busEvent) {
        Notice.of(busEvent)
                .ifPresentOrElse(
                        notice -> log(notice, weighed(notice)),
                        () ->
                                Log.info(
                                        "not ours",
                                        "event",
                                        Json.string(busEvent, "id").orElse("")));
    }

    private Evidence weighed(Notice notice) {
        Optional<Registration> read = registrations.find(notice.key());
        if (read.isEmpty()) {
            return new Evidence.Nothing();
        }
        Optional<Webinar> webinar = webinars.inForce(notice.key().webinar());
        progress.change(read.get(), current -> evidence(webinar, current, notice).applied(current));
        // In the log, what it meant when it was first read.
        return evidence(webinar, read.get(), notice);
    }

    private Evidence evidence(Optional<Webinar> webinar, Registration current, Notice notice) {
        return Evidence.of(webinar, current, notice.event(), clock.instant());
    }

    private static void log(Notice notice, Evidence evidence) {
        String outcome =
                switch (evidence) {
                    case Evidence.Settles _ -> "settled";
                    case Evidence.Moves _ -> "moved";
                    case Evidence.Nothing _ -> "nothing new";
                };
        Object[] details = {
            "event", notice.event().type().name().toLowerCase(Locale.ROOT),
            "kind", notice.event().kind().word(),
            "webinar", notice.key().webinar(),
            "registration", notice.event().registration(),
            "attempt", notice.event().attempt()
        };
        switch (notice.event().type()) {
            case SEND, DELIVERY, TRANSIENT_BOUNCE -> Log.info(outcome, details);
            case PERMANENT_BOUNCE, COMPLAINT, REJECT -> Log.warn(outcome, details);
        }
    }
}
