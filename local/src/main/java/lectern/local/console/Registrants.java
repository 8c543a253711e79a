package lectern.local.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** People who register through the real form, one after the other. */
final class Registrants {
    private static final List<Person> PEOPLE =
            List.of(
                    new Person("Sato Yuki", "Yokohama", "JP", "ja"),
                    new Person("María Fernández", "Valencia", "ES", "es"),
                    new Person("Li Wei", "Chengdu", "CN", "zh-Hans"),
                    new Person("Anna Nováková", "Brno", "CZ", "cs"),
                    new Person("Keoni Kahale", "Honolulu", "US", "en"),
                    new Person("Amélie Dubois", "Lille", "FR", "en"),
                    new Person("Ana Souza", "Belo Horizonte", "BR", "en"),
                    new Person("Tanaka Haruto", "Sapporo", "JP", "ja"),
                    new Person("Priya Nair", "Kochi", "IN", "en"),
                    new Person("Liam Wilson", "Sydney", "AU", "en"));

    private final URI site;
    private final HttpClient browser =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param site where the forms are
     */
    Registrants(URI site) {
        this.site = site;
    }

    /** Somebody, and what the form answered. */
    record Posted(String name, String email, int status) {}

    private record Person(String name, String city, String country, String language) {}

    /** Under a new address each time, after a restart too: a known one is only mailed again. */
    Posted registerNext(String webinar) throws IOException, InterruptedException {
        Person person = next();
        return register(
                person,
                "%s.%04x@example.com"
                        .formatted(
                                person.country().toLowerCase(Locale.ROOT),
                                ThreadLocalRandom.current().nextInt(0x10000)),
                webinar);
    }

    /** Under this address. */
    Posted registerNext(String webinar, String email) throws IOException, InterruptedException {
        return register(next(), email, webinar);
    }

    private Person next() {
        return PEOPLE.get(Math.floorMod(next.getAndIncrement(), PEOPLE.size()));
    }

    private Posted register(Person person, String email, String webinar)
            throws IOException, InterruptedException {
        Map<String, String> fields = new HashMap<>();
        fields.put("name", person.name());
        fields.put("email", email);
        fields.put("city", person.city());
        fields.put("country", person.country());
        fields.put("language", person.language());
        fields.put("privacy", "on");
        HttpRequest post =
                HttpRequest.newBuilder(site.resolve("/webinars/" + webinar + "/registrations"))
                        .timeout(Duration.ofSeconds(30))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build();
        return new Posted(
                person.name(),
                email,
                browser.send(post, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
