package lectern.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the first start says about DynamoDB Local, and later ones do not repeat. */
final class LicenceNote {
    private static final List<String> NOTE =
            List.of(
                    "  DynamoDB Local is Amazon's program, fetched from Maven Central under"
                            + " Amazon's own licence",
                    "  (LICENSE.txt in its jar), which asks its users to have an AWS account.");

    private LicenceNote() {}

    /**
     * The note, the first time since the project was built.
     *
     * @param project the project's folder
     */
    static List<String> atFirstStart(Path project) {
        try {
            Files.createFile(project.resolve("local/target/licence-note-was-shown"));
            return NOTE;
        } catch (FileAlreadyExistsException e) {
            return List.of();
        } catch (IOException e) {
            return NOTE;
        }
    }
}
