package lectern.registration;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** The primary key: one person is registered for one webinar at most once. */
public record RegistrationKey(WebinarId webinar, EmailAddress email) {
    /** Into how many partitions the agenda is spread. */
    public static final int AGENDA_SHARDS = 8;

    /** The key of an item; empty where a hand has written something that is none. */
    public static Optional<RegistrationKey> of(String webinar, String email) {
        return WebinarId.of(webinar)
                .flatMap(id ->
                        EmailAddress.of(email).map(address -> new RegistrationKey(id, address)));
    }

    /** The agenda's partition, 0 to 7, for as long as the registration lives. */
    public int agendaShard() {
        CRC32 hash = new CRC32();
        hash.update((webinar.value() + "\n" + email.value()).getBytes(StandardCharsets.US_ASCII));
        return (int) (hash.getValue() % AGENDA_SHARDS);
    }
}
