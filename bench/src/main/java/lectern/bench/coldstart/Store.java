package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;

/** DynamoDB Local behind TLS, with the sample webinar, and registrations to put into it. */
final class Store implements AutoCloseable {
    static final String WEBINAR = "iuc-city-to-city-4";

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
        return new Store(tables, TlsTerminator.start(tables.endpoint(), keys, password));
    }

    FreshTables tables() {
        return tables;
    }

    TlsTerminator tls() {
        return tls;
    }

    /** What {@code template.yaml} and Lambda would set; the time is that of the sample. */
    Map<String, String> variables() {
        Map<String, String> variables =
                new HashMap<>(LocalEnvironment.variables(tls.endpoint(), LocalEnvironment.NOWHERE));
        variables.put("WEBINARS_TABLE", tables.webinars());
        variables.put("REGISTRATIONS_TABLE", tables.registrations());
        variables.put("CONTROL_TABLE", tables.control());
        variables.put("POSTS_PER_SOURCE", "1000000");
        variables.put("LECTERN_NOW", "2020-11-20T08:00:00Z");
        return variables;
    }

    /** The next person's registration, as API Gateway hands it over. */
    byte[] registration() {
        String path = "/webinars/" + WEBINAR + "/registrations";
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("method", "POST");
        http.put("path", path);
        http.put("protocol", "HTTP/1.1");
        // Documentation's: a visitor is counted, loopback would not be.
        http.put("sourceIp", "203.0.113." + count % 250);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", "ANY /webinars/{webinar}/registrations");
        event.put("rawPath", path);
        event.put("rawQueryString", "");
        event.put(
                "headers",
                Map.of("content-type", "application/json", "accept-language", "cs,en;q=0.8"));
        event.put("requestContext", Map.of("http", http, "stage", "$default"));
        event.put("body", Json.write(person()));
        event.put("isBase64Encoded", false);
        return Json.write(event).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> person() {
        count++;
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("name", "Jana Nováková");
        person.put("email", "person" + count + "@example.com");
        person.put("organisation", "Město Plzeň");
        person.put("country", "CZ");
        person.put("privacy", true);
        return person;
    }

    @Override
    public void close() throws IOException {
        tls.close();
    }
}
