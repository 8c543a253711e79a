package lectern.register;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import lectern.lambda.AwsClients;
import lectern.lambda.CrtHttp;
import lectern.lambda.Environment;
import lectern.lambda.Json;
import lectern.lambda.Log;
import lectern.register.pages.Pages;
import lectern.registration.Registrations;
import lectern.registration.Webinar;
import lectern.registration.Webinars;
import lectern.web.HttpRequest;
import lectern.web.HttpResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Shows the form and takes what is posted from it into the table. Sends no mail: the table's stream
 * leads to {@code confirm}.
 */
public final class RegisterHandler implements RequestStreamHandler {
    private static final Duration AWAY_FOR = Duration.ofSeconds(10);

    private final RecentWebinar webinars;
    private final SourceLimit limit;
    private final Pages pages;
    private final Visits visits;
    private final Posts posts;
    private final Clock clock;

    /**
     * For Lambda. Reads the environment once, so a missing setting fails the start, not a visitor.
     * Here, while Lambda gives a start a full core whatever its memory, is the time for a first
     * call to the table.
     */
    public RegisterHandler() {
        this(Environment.ofProcess());
        limit.prime(clock.instant());
    }

    /** For the local run. */
    public RegisterHandler(Environment environment, Clock clock) {
        this(environment, clock, InstantSource.system());
    }

    /**
     * For tests.
     *
     * @param realTime which goes on where the clock stands still or is moved
     */
    RegisterHandler(Environment environment, Clock clock, InstantSource realTime) {
        DynamoDbClient dynamoDb = AwsClients.dynamoDb(environment, CrtHttp.builder());
        this.webinars =
                new RecentWebinar(
                        new Webinars(
                                dynamoDb,
                                environment.required("WEBINARS_TABLE"),
                                environment.required("CONTROL_TABLE")),
                        realTime);
        var registrations =
                new Registrations(dynamoDb, environment.required("REGISTRATIONS_TABLE"));
        this.pages = new Pages(environment.required("AWS_REGION"));
        this.visits = new Visits(pages);
        this.limit =
                new SourceLimit(
                        dynamoDb,
                        environment.required("CONTROL_TABLE"),
                        environment.requiredCount("POSTS_PER_SOURCE"));
        this.posts = new Posts(new Intake(registrations, clock), limit, pages);
        this.clock = clock;
    }

    private RegisterHandler(Environment environment) {
        this(environment, environment.clock());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        HttpRequest request = HttpRequest.of(Json.read(in));
        HttpResponse response = respond(request);
        Json.write(
                out, (request.method().equals("HEAD") ? response.withoutBody() : response).tree());
    }

    private HttpResponse respond(HttpRequest request) {
        try {
            return Route.of(request.path())
                    .flatMap(route ->
                            webinar(request, route)
                                    .map(webinar -> respond(request, route.place(), webinar)))
                    .orElseGet(() -> unknown(request));
        } catch (SdkException e) {
            Log.warn("store-away", "error", e.getClass().getSimpleName(), "request", requestId(e));
            return away(request);
        }
    }

    /** Who looks sees what is there now; a post may go by what was there a moment ago. */
    private Optional<Webinar> webinar(HttpRequest request, Route route) {
        return request.method().equals("POST")
                ? webinars.inForce(route.webinar())
                : webinars.anew(route.webinar());
    }

    private HttpResponse respond(HttpRequest request, Route.Place place, Webinar webinar) {
        if (!place.methods().contains(request.method())) {
            return Answers.to(request, Fields.NONE, Optional.of(webinar), pages)
                    .refused(Refusal.OTHER_METHOD, place.methods());
        }
        Instant now = clock.instant();
        return switch (place) {
            case FORM -> visits.form(request, webinar, now);
            case REGISTERED -> visits.registered(request, webinar);
            case REGISTRATIONS -> posts.register(request, webinar, now);
            case RESEND -> posts.resend(request, webinar, now);
        };
    }

    /** Whatever was to be done may not have been; what was typed is kept. */
    private HttpResponse away(HttpRequest request) {
        Fields fields =
                Body.of(request) instanceof Body.Complete(var complete) ? complete : Fields.NONE;
        return Answers.to(request, fields, Optional.empty(), pages)
                .later(Refusal.AWAY, AWAY_FOR, fields, request.path());
    }

    private static String requestId(SdkException e) {
        return e instanceof AwsServiceException service && service.requestId() != null
                ? service.requestId()
                : "none";
    }

    private HttpResponse unknown(HttpRequest request) {
        return Answers.to(request, Fields.NONE, Optional.empty(), pages).refused(Refusal.UNKNOWN);
    }
}
