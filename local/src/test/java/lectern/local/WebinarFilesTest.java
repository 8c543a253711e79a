package lectern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lectern.local.aws.FreshTables;
import lectern.registration.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebinarFilesTest {
    private static final Path SAMPLE =
            FreshTables.projectFolder().resolve("webinars/iuc-city-to-city-4.json");

    @TempDir Path folder;

    @Test
    void aFolderIsAllItsJsonFiles() throws IOException {
        Files.copy(SAMPLE, folder.resolve("one.json"));
        Files.writeString(folder.resolve("notes.txt"), "no webinar");
        assertThat(WebinarFiles.read(folder).ids()).containsExactly("iuc-city-to-city-4");
    }

    @Test
    void whatIsInTheTableStays() {
        FreshTables tables = FreshTables.create();
        WebinarFiles.read(SAMPLE).putInto(tables.dynamoDb(), tables.webinars());
        tables.dynamoDb()
                .updateItem(update ->
                        update.tableName(tables.webinars())
                                .key(Map.of("webinar", Attributes.s("iuc-city-to-city-4")))
                                .updateExpression("SET joinLink = :link")
                                .expressionAttributeValues(
                                        Map.of(":link", Attributes.s("https://edited.example"))));
        WebinarFiles.read(SAMPLE).putInto(tables.dynamoDb(), tables.webinars());
        assertThat(tables.dynamoDb().scan(scan -> scan.tableName(tables.webinars())).items())
                .singleElement()
                .satisfies(item ->
                        assertThat(item)
                                .containsEntry("joinLink", Attributes.s("https://edited.example")));
    }

    @Test
    void aBrokenWebinarIsNamedWithItsFileAndField() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("broken.json"),
                        Files.readString(SAMPLE).replace("Europe/Brussels", "Europe/Brusels"));
        assertThatThrownBy(() -> WebinarFiles.read(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("broken.json")
                .hasMessageContaining("timeZone");
    }

    @Test
    void whatIsNotJsonIsSaidInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{\n\"webinar\": ,\n}");
        assertThatThrownBy(() -> WebinarFiles.read(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("broken.json is not a JSON object")
                .message()
                .hasLineCount(1);
    }

    @Test
    void aPathThatDoesNotExistIsNamed() {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> WebinarFiles.read(nowhere))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        nowhere + " does not exist; LECTERN_WEBINARS names a file or a folder.");
    }

    @Test
    void aFolderWithoutWebinarsIsNamed() {
        assertThatThrownBy(() -> WebinarFiles.read(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds no .json file");
    }
}
