package lectern.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.registration.Attributes;
import lectern.registration.WebinarReader;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Webinars as JSON files, checked before anything starts. */
record WebinarFiles(List<Map<String, Object>> webinars) {
    WebinarFiles {
        webinars = List.copyOf(webinars);
    }

    static WebinarFiles none() {
        return new WebinarFiles(List.of());
    }

    /** The file, or all {@code .json} files of the folder. */
    static WebinarFiles read(Path fileOrFolder) {
        return new WebinarFiles(files(fileOrFolder).stream().map(WebinarFiles::webinar).toList());
    }

    List<String> ids() {
        return webinars.stream().flatMap(each -> Json.string(each, "webinar").stream()).toList();
    }

    /** Puts each into the table unless it is there: what was edited by hand stays. */
    void putInto(DynamoDbClient dynamoDb, String table) {
        for (Map<String, Object> webinar : webinars) {
            try {
                dynamoDb.putItem(put ->
                        put.tableName(table)
                                .item(Attributes.typed(webinar))
                                .conditionExpression("attribute_not_exists(webinar)"));
            } catch (ConditionalCheckFailedException _) {
                // From an earlier run with the same data.
            }
        }
    }

    private static List<Path> files(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> files = Files.list(fileOrFolder)) {
            List<Path> json =
                    files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            if (json.isEmpty()) {
                throw new CannotStart(fileOrFolder + " holds no .json file with a webinar.");
            }
            return json;
        } catch (IOException e) {
            throw unreadable(fileOrFolder, e);
        }
    }

    private static Map<String, Object> webinar(Path file) {
        Map<String, Object> tree = tree(file);
        WebinarReader.Reading reading = WebinarReader.read(tree);
        if (reading.webinar().isEmpty()) {
            throw new CannotStart(
                    file + " is not a webinar yet: " + String.join(" ", reading.problems()));
        }
        return tree;
    }

    private static Map<String, Object> tree(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        try {
            return Json.read(text);
        } catch (IOException e) {
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CannotStart(file + " is not a JSON object: " + said, e);
        }
    }

    private static CannotStart unreadable(Path path, IOException e) {
        return new CannotStart(
                Files.exists(path)
                        ? path + " cannot be read: " + e.getMessage()
                        : path + " does not exist; LECTERN_WEBINARS names a file or a folder.",
                e);
    }
}
