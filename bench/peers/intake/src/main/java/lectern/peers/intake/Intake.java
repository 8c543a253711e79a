package lectern.peers.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Takes one posted form into the table. */
public final class Intake {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final DynamoDbClient dynamoDb;
    private final String webinars;
    private final String registrations;
    private final SourceCounter sources;
    private final int postsPerSource;
    private final Clock clock;

    /**
     * @param environment the variables that {@code template.yaml} sets
     */
    public Intake(DynamoDbClient dynamoDb, Map<String, String> environment) {
        this.dynamoDb = dynamoDb;
        this.webinars = required(environment, "WEBINARS_TABLE");
        this.registrations = required(environment, "REGISTRATIONS_TABLE");
        this.sources = new SourceCounter(dynamoDb, required(environment, "CONTROL_TABLE"));
        this.postsPerSource = Integer.parseInt(required(environment, "POSTS_PER_SOURCE"));
        String now = environment.get("LECTERN_NOW");
        this.clock =
                now == null ? Clock.systemUTC() : Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }

    /** Where the table does not answer, the SDK's exception flies. */
    public Outcome take(Post post) {
        Map<String, AttributeValue> item =
                dynamoDb.getItem(get ->
                                get.tableName(webinars)
                                        .key(
                                                Map.of(
                                                        "webinar",
                                                        AttributeValue.fromS(post.webinar())))
                                        .consistentRead(true))
                        .item();
        if (item.isEmpty()) {
            return new Outcome.Refused(404, "There is no such webinar.");
        }
        if (!post.contentType().startsWith(FORM)) {
            return new Outcome.Refused(415, "A form is needed.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (sources.count(post.sourceIp(), now) > postsPerSource) {
            return new Outcome.Refused(429, "Too many posts.");
        }
        Webinar webinar = Webinar.of(item);
        if (!webinar.isOpen(now)) {
            return new Outcome.Refused(410, "Registration is not open.");
        }
        return switch (RegistrationForm.of(post.body()).read(webinar)) {
            case RegistrationForm.Read.Faulty(var fields) ->
                    new Outcome.Refused(422, "Please look at: " + String.join(", ", fields));
            case RegistrationForm.Read.Complete(var registrant) -> add(registrant, webinar, now);
        };
    }

    private Outcome add(Registrant registrant, Webinar webinar, Instant now) {
        Map<String, AttributeValue> item = registrant.item(webinar, now);
        try {
            dynamoDb.putItem(put ->
                    put.tableName(registrations)
                            .item(item)
                            .conditionExpression("attribute_not_exists(email)"));
        } catch (ConditionalCheckFailedException _) {
            // Known: answered alike, so that nobody learns who is registered.
        }
        return new Outcome.Registered(
                webinar.id(),
                Attributes.text(item, "id"),
                registrant.email(),
                registrant.language());
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
