package lectern.manage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.lambda.Json;
import lectern.lambda.Log;
import lectern.manage.pages.Own;
import lectern.manage.pages.Pages;
import lectern.registration.Registrations;
import lectern.registration.Webinars;
import lectern.token.TokenKeys;
import lectern.web.HttpRequest;
import lectern.web.HttpResponse;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Shows registrants what is theirs. Reads three tables and writes none. */
public final class ManageHandler implements RequestStreamHandler {
    private final Tables tables;
    private final Pages pages;
    private final Clock clock;

    /**
     * For Lambda. Reads the environment once, so a missing setting fails the start, not a visitor.
     */
    public ManageHandler() {
        this(Environment.ofProcess());
    }

    private ManageHandler(Environment environment) {
        this(environment, environment.clock());
    }

    /** For tests and the local run. */
    public ManageHandler(Environment environment, Clock clock) {
        DynamoDbClient dynamoDb = AwsClients.dynamoDb(environment);
        String control = environment.required("CONTROL_TABLE");
        this.tables =
                new Tables(
                        new TokenKeys(dynamoDb, control),
                        new Registrations(dynamoDb, environment.required("REGISTRATIONS_TABLE")),
                        new Webinars(dynamoDb, environment.required("WEBINARS_TABLE"), control));
        this.pages = new Pages();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        HttpRequest request = HttpRequest.of(Json.read(in));
        HttpResponse response = respond(request, new Answers(request, pages));
        Json.write(
                out, (request.method().equals("HEAD") ? response.withoutBody() : response).tree());
    }

    private HttpResponse respond(HttpRequest request, Answers answers) {
        Optional<Route> route = Route.of(request.path());
        if (route.isEmpty()) {
            return answers.unknown();
        }
        if (!Route.METHODS.contains(request.method())) {
            return answers.otherMethod();
        }
        try {
            Optional<Own> own = tables.open(route.get().token(), clock.instant());
            return own.map(found -> respond(route.get().place(), found, answers))
                    .orElseGet(answers::unknown);
        } catch (SdkException e) {
            Log.warn("store-away", "error", e.getClass().getSimpleName());
            return answers.away();
        }
    }

    private static HttpResponse respond(Route.Place place, Own own, Answers answers) {
        Log.info("shown", "place", place, "registration", own.registration().id());
        return switch (place) {
            case PAGE -> answers.page(own);
            case CALENDAR -> answers.calendar(own);
        };
    }
}
