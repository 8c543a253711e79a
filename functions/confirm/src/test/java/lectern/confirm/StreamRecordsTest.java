package lectern.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import lectern.delivery.DueKey;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.RegistrationKey;
import lectern.registration.WebinarId;
import org.junit.jupiter.api.Test;

class StreamRecordsTest {
    @Test
    void aNewRegistrationIsAHintAtItsConfirmation() throws IOException {
        assertThat(dueKeys("confirm-new"))
                .containsExactly(due("hanako@example.com", MailKind.CONFIRMATION));
    }

    @Test
    void aLateRegistrationIsAHintAtItsLink() throws IOException {
        assertThat(dueKeys("confirm-late"))
                .containsExactly(due("hanako@example.com", MailKind.LINK));
    }

    @Test
    void aResendThatWasAskedForIsAHint() throws IOException {
        assertThat(dueKeys("confirm-resend"))
                .containsExactly(due("hanako@example.com", MailKind.RESEND));
    }

    @Test
    void aRecordThatComesTwiceInABatchIsOneHint() throws IOException {
        assertThat(dueKeys("confirm-repeated"))
                .containsExactly(
                        due("hanako@example.com", MailKind.CONFIRMATION),
                        due("jana@example.com", MailKind.CONFIRMATION));
    }

    @Test
    void aRemovedRegistrationIsNone() throws IOException {
        assertThat(dueKeys("confirm-removed")).isEmpty();
    }

    @Test
    void aKindThatNobodyKnowsHereKeepsNoOtherRecordFromBeingRead() throws IOException {
        assertThat(dueKeys("confirm-unknown-kind"))
                .containsExactly(due("jana@example.com", MailKind.CONFIRMATION));
    }

    @Test
    void anEventWithoutRecordsIsNoHint() {
        assertThat(StreamRecords.dueKeys(Map.of())).isEmpty();
    }

    private static List<DueKey> dueKeys(String event) throws IOException {
        return StreamRecords.dueKeys(
                Json.read(
                        Files.readString(
                                FreshTables.projectFolder().resolve("events/" + event + ".json"))));
    }

    private static DueKey due(String email, MailKind kind) {
        return new DueKey(
                new RegistrationKey(new WebinarId("iuc-city-to-city-4"), new EmailAddress(email)),
                kind);
    }
}
