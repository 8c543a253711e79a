package lectern.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.lambda.Json;
import lectern.language.Language;
import lectern.local.aws.FreshTables;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import lectern.registration.WebinarReader;

/** The event Lectern was made for, and what people send to register for it. */
final class Samples {
    private Samples() {}

    static Webinar webinar() {
        return webinarWith(Map.of());
    }

    static Webinar webinarWith(Map<String, ?> fields) {
        try {
            Map<String, Object> tree =
                    new LinkedHashMap<>(
                            Json.read(
                                    Files.readString(
                                            FreshTables.projectFolder()
                                                    .resolve("webinars/iuc-city-to-city-4.json"))));
            tree.putAll(fields);
            return WebinarReader.read(tree).webinar().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A form that is fine, with other values: pairs of a name and a value, which replace ours. */
    static Fields form(String... pairs) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("name", List.of("Jana"));
        form.put("email", List.of("jana@example.com"));
        form.put("country", List.of("CZ"));
        form.put("privacy", List.of("on"));
        Map<String, List<String>> more = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            more.computeIfAbsent(pairs[i], _ -> new ArrayList<>()).add(pairs[i + 1]);
        }
        form.putAll(more);
        return Fields.ofForm(form);
    }

    /** Jana's registration for the sample webinar, each time under another id. */
    static Registration registration() {
        Webinar webinar = webinar();
        return switch (RegistrationForm.parse(form(), webinar, () -> Language.ENGLISH)) {
            case RegistrationForm.Outcome.Accepted(var registrant) ->
                    registrant.register(webinar, Gateway.OPEN);
            case RegistrationForm.Outcome.Rejected(var problems) ->
                    throw new AssertionError(problems);
        };
    }

    /** JSON that is fine, with one value other. */
    static Fields json(String name, Object... values) {
        Map<String, List<Object>> json = new LinkedHashMap<>();
        json.put("name", List.of("Jana"));
        json.put("email", List.of("jana@example.com"));
        json.put("country", List.of("CZ"));
        json.put("privacy", List.of(true));
        json.put(name, List.of(values));
        return Fields.ofJson(json);
    }
}
