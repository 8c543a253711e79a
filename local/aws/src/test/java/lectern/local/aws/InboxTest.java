package lectern.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final Instant AT = Instant.parse("2020-12-03T06:00:00Z");

    @Test
    void mailsInAFolderSurviveARestart(@TempDir Path folder) {
        Inbox first = Inbox.in(folder);
        first.add(mail("1", "link"));
        first.add(mail("2", "link"));

        assertThat(Inbox.in(folder).mails()).isEqualTo(first.mails());
    }

    @Test
    void aTornLastLineIsCutOffAndTheNextMailStandsOnALineOfItsOwn(@TempDir Path folder)
            throws IOException {
        Inbox first = Inbox.in(folder);
        first.add(mail("1", "link"));
        Files.writeString(
                folder.resolve("mails.jsonl"), "{\"id\":\"2\",\"at", StandardOpenOption.APPEND);

        Inbox second = Inbox.in(folder);
        second.add(mail("3", "link"));

        assertThat(Inbox.in(folder).mails()).extracting(InboxMail::id).containsExactly("1", "3");
    }

    @Test
    void aBrokenLineInTheMiddleIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mails.jsonl"), "not a mail\n");

        assertThatThrownBy(() -> Inbox.in(folder)).hasMessageContaining("line 1 is not a mail");
    }

    @Test
    void aMailIsCountedByRegistrationKindAndRevision() {
        Inbox inbox = Inbox.inMemory();
        inbox.add(mail("1", "link"));
        inbox.add(mail("2", "link"));
        inbox.add(mail("3", "confirmation"));

        assertThat(inbox.counts())
                .isEqualTo(
                        Map.of(
                                new Inbox.Mailing("r-1", "link", "1"), 2L,
                                new Inbox.Mailing("r-1", "confirmation", "1"), 1L));
    }

    @Test
    void listenersHearOfAMailOnceItIsThere() {
        Inbox inbox = Inbox.inMemory();
        List<Integer> seen = new ArrayList<>();
        inbox.onMail(_ -> seen.add(inbox.mails().size()));

        inbox.add(mail("1", "link"));

        assertThat(seen).containsExactly(1);
    }

    @Test
    void theJsonIsWhatTheConsoleAndTheTestsRead() {
        Map<String, Object> json = mail("1", "link").json();

        assertThat(json.keySet())
                .containsExactly(
                        "id",
                        "to",
                        "from",
                        "subject",
                        "text",
                        "html",
                        "at",
                        "headers",
                        "tags",
                        "attachments");
        assertThat(json)
                .containsEntry("to", "ana@example.com")
                .containsEntry("at", "2020-12-03T06:00:00Z")
                .containsEntry(
                        "tags", Map.of("registration", "r-1", "kind", "link", "revision", "1"));
        assertThat(json.get("attachments")).asString().contains("filename=invite.ics");
    }

    @Test
    void aTextWithoutACharsetAndAMailWithoutPartsAreRead() {
        InboxMail mail = read("From: a@b.org\r\nSubject: s\r\n\r\nplain\r\n");

        assertThat(mail.text()).isEqualTo("plain\n");
        assertThat(mail.html()).isEmpty();
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void aFoldedHeaderIsUnfoldedAndRepeatedOnesAreJoined() {
        InboxMail mail = read("From: a@b.org\r\nX-A: one\r\n two\r\nX-A: three\r\n\r\nplain\r\n");

        assertThat(mail.header("x-a")).isEqualTo("one two, three");
    }

    private static InboxMail read(String mime) {
        return MimeReader.read(
                "1",
                AT,
                List.of("ana@example.com"),
                Map.of(),
                mime.getBytes(StandardCharsets.UTF_8));
    }

    private static InboxMail mail(String id, String kind) {
        return MimeReader.read(
                id,
                AT,
                List.of("ana@example.com"),
                Map.of("registration", "r-1", "kind", kind, "revision", "1"),
                Letters.MIME.getBytes(StandardCharsets.UTF_8));
    }
}
