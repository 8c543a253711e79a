package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import lectern.lambda.Json;

/** What API Gateway reads of an answer. */
record Answer(int status, Map<String, String> headers, List<String> cookies, String body) {

    static Answer read(String json) {
        try {
            Map<String, Object> tree = Json.read(json);
            assertThat(tree).containsEntry("isBase64Encoded", false);
            return new Answer(
                    (tree.get("statusCode") instanceof Number status ? status.intValue() : 0),
                    texts(Json.object(tree, "headers")),
                    Json.strings(tree, "cookies"),
                    Json.string(tree, "body").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The body of an answer to a program. */
    Map<String, Object> json() {
        try {
            return Json.read(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code /email no-address} for each field that is wrong, in the answer's order. */
    List<String> errors() {
        return Json.objects(json(), "errors").stream()
                .map(error -> error.get("pointer") + " " + error.get("code"))
                .toList();
    }

    private static Map<String, String> texts(Map<String, Object> tree) {
        return tree.entrySet().stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, each -> (String) each.getValue()));
    }
}
