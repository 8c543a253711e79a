package lectern.confirm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.delivery.DueKey;
import lectern.lambda.Json;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.RegistrationKey;
import lectern.registration.WebinarId;

/**
 * The keys in a DynamoDB Streams event (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">its shape</a>).
 */
final class StreamRecords {
    private StreamRecords() {}

    /** The registrations whose next mail a record shows, each once, in the order of the records. */
    static List<DueKey> dueKeys(Map<String, Object> event) {
        return Json.objects(event, "Records").stream()
                .map(each -> Json.object(each, "dynamodb"))
                .flatMap(change -> dueKey(change).stream())
                .distinct()
                .toList();
    }

    private static Optional<DueKey> dueKey(Map<String, Object> change) {
        Map<String, Object> keys = Json.object(change, "Keys");
        Optional<MailKind> kind =
                text(Json.object(change, "NewImage"), "nextMail").flatMap(MailKind::ofWord);
        Optional<WebinarId> webinar = text(keys, "webinar").flatMap(WebinarId::of);
        Optional<EmailAddress> email = text(keys, "email").flatMap(EmailAddress::of);
        return kind.isPresent() && webinar.isPresent() && email.isPresent()
                ? Optional.of(
                        new DueKey(new RegistrationKey(webinar.get(), email.get()), kind.get()))
                : Optional.empty();
    }

    private static Optional<String> text(Map<String, Object> attributes, String name) {
        return Json.string(Json.object(attributes, name), "S");
    }
}
