package lectern.feedback;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.Json;
import lectern.progress.SesEvent;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationKey;
import lectern.registration.WebinarId;

/**
 * An event on the default event bus that is about a mail of ours (<a
 * href="https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html">its shape</a>).
 *
 * @param key whose mail, by the tag {@code webinar} and the address it went to
 */
record Notice(RegistrationKey key, SesEvent event) {

    /** What the event says; nothing where the mail is not one of ours or no outcome is told. */
    static Optional<Notice> of(Map<String, Object> busEvent) {
        Map<String, Object> detail = Json.object(busEvent, "detail");
        try {
            return type(detail).map(type -> notice(detail, type));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<SesEvent.Type> type(Map<String, Object> detail) {
        return switch (Json.string(detail, "eventType").orElse("")) {
            case "Send" -> Optional.of(SesEvent.Type.SEND);
            case "Delivery" -> Optional.of(SesEvent.Type.DELIVERY);
            case "Complaint" -> Optional.of(SesEvent.Type.COMPLAINT);
            case "Reject" -> Optional.of(SesEvent.Type.REJECT);
            case "Bounce" ->
                    Optional.of(
                            Json.string(Json.object(detail, "bounce"), "bounceType")
                                            .orElse("")
                                            .equals("Permanent")
                                    ? SesEvent.Type.PERMANENT_BOUNCE
                                    : SesEvent.Type.TRANSIENT_BOUNCE);
            default -> Optional.empty();
        };
    }

    private static Notice notice(Map<String, Object> detail, SesEvent.Type type) {
        Map<String, Object> mail = Json.object(detail, "mail");
        Map<String, Object> tags = Json.object(mail, "tags");
        String address = only(mail, "destination").toLowerCase(Locale.ROOT);
        return new Notice(
                new RegistrationKey(
                        new WebinarId(only(tags, "webinar")), new EmailAddress(address)),
                new SesEvent(
                        type,
                        new RegistrationId(only(tags, "registration")),
                        MailKind.ofWord(only(tags, "kind")).orElseThrow(Notice::notOurs),
                        Integer.parseInt(only(tags, "revision")),
                        Integer.parseInt(only(tags, "attempt")),
                        Json.string(mail, "messageId").orElseThrow(Notice::notOurs),
                        at(detail, mail)));
    }

    /** When it happened; of sending and rejecting SES says no more than when the mail came. */
    private static Instant at(Map<String, Object> detail, Map<String, Object> mail) {
        return List.of("bounce", "complaint", "delivery").stream()
                .flatMap(name -> Json.string(Json.object(detail, name), "timestamp").stream())
                .findFirst()
                .or(() -> Json.string(mail, "timestamp"))
                .map(Instant::parse)
                .orElseThrow(Notice::notOurs);
    }

    /** Each of our mails goes to one address and has each tag once. */
    private static String only(Map<String, Object> tree, String name) {
        List<String> values = Json.strings(tree, name);
        if (values.size() != 1) {
            throw notOurs();
        }
        return values.getFirst();
    }

    private static IllegalArgumentException notOurs() {
        return new IllegalArgumentException("not a mail of ours");
    }
}
