package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import lectern.registration.Attributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB Local behind TLS, with the sample webinar, and registrations to put into it. */
final class Store implements AutoCloseable {
    static final String WEBINAR = "iuc-city-to-city-4";

    private static final Path SAMPLE =
            FreshTables.projectFolder().resolve("events/register-form.json");
    private static final String FORM =
            "language=cs&website=&name=Jana+Nov%C3%A1kov%C3%A1&email=EMAIL&country=CZ"
                    + "&city=Plze%C5%88&organisation=M%C4%9Bsto+Plze%C5%88&interpretation=en"
                    + "&blocks=morning&blocks=afternoon&timeZone=Europe%2FPrague&privacy=on";

    private final FreshTables tables;
    private final TlsTerminator tls;
    private int count;

    private Store(FreshTables tables, TlsTerminator tls) {
        this.tables = tables;
        this.tls = tls;
    }

    static Store start(Path keys, String password) throws IOException, GeneralSecurityException {
        FreshTables tables = FreshTables.create();
        tables.putWebinar(FreshTables.projectFolder().resolve("webinars/" + WEBINAR + ".json"));
        open(tables);
        return new Store(tables, TlsTerminator.start(tables.endpoint(), keys, password));
    }

    /** As distribute leaves it within a minute, and so that one can register for it now. */
    private static void open(FreshTables tables) {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(14);
        tables.dynamoDb()
                .updateItem(update ->
                        update.tableName(tables.webinars())
                                .key(Map.of("webinar", Attributes.s(WEBINAR)))
                                .updateExpression(
                                        "SET revision = :one, startsAt = :start, endsAt = :end,"
                                                + " registrationClosesAt = :end")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":one",
                                                Attributes.n(1),
                                                ":start",
                                                Attributes.s(day + "T09:00"),
                                                ":end",
                                                Attributes.s(day + "T17:30"))));
    }

    FreshTables tables() {
        return tables;
    }

    TlsTerminator tls() {
        return tls;
    }

    /** What {@code template.yaml} and Lambda would set. */
    Map<String, String> variables() {
        Map<String, String> variables =
                new HashMap<>(LocalEnvironment.variables(tls.endpoint(), LocalEnvironment.NOWHERE));
        variables.put("WEBINARS_TABLE", tables.webinars());
        variables.put("REGISTRATIONS_TABLE", tables.registrations());
        variables.put("CONTROL_TABLE", tables.control());
        variables.put("POSTS_PER_SOURCE", "1000000");
        return variables;
    }

    /** One person's registration, as API Gateway hands it over. */
    record Post(String email, String json) {
        byte[] event() {
            return json.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The next person's: the sample form of a browser that knows its time zone. */
    Post registration() throws IOException {
        count++;
        String email = "person" + count + "@example.com";
        Map<String, Object> event = Json.read(Files.readString(SAMPLE));
        Map<String, Object> http =
                new LinkedHashMap<>(Json.object(Json.object(event, "requestContext"), "http"));
        // Documentation's: a visitor is counted, loopback would not be.
        http.put("sourceIp", "203.0.113." + count % 250);
        Map<String, Object> context = new LinkedHashMap<>(Json.object(event, "requestContext"));
        context.put("http", http);
        event.put("requestContext", context);
        byte[] form = FORM.replace("EMAIL", email).getBytes(StandardCharsets.US_ASCII);
        event.put("body", Base64.getEncoder().encodeToString(form));
        return new Post(email, Json.write(event));
    }

    /** The item of this post; empty where there is none. */
    Map<String, AttributeValue> registered(Post post) {
        Map<String, AttributeValue> key =
                Map.of("webinar", Attributes.s(WEBINAR), "email", Attributes.s(post.email()));
        return tables.dynamoDb()
                .getItem(get -> get.tableName(tables.registrations()).key(key).consistentRead(true))
                .item();
    }

    /** How many posts were counted, of all sources. */
    long counted() {
        return tables
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(tables.control()).consistentRead(true))
                .items()
                .stream()
                .mapToLong(item -> Attributes.number(item, "posts").orElse(0L))
                .sum();
    }

    @Override
    public void close() throws IOException {
        tls.close();
    }
}
