package lectern.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import lectern.registration.EmailAddress;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.Fields;
import org.apache.james.mime4j.stream.RawField;

/**
 * From whom, to whom, when, and that nobody wrote it by hand. No References: a thread would hide
 * the link under an old subject. The Message-ID is SES's.
 */
final class Headers {
    private Headers() {}

    static void set(Message.Builder message, Occasion occasion, Letter letter) {
        lectern.registration.Mailbox from = occasion.webinar().from();
        message.setField(new RawField("MIME-Version", "1.0"));
        message.setField(new RawField("Date", date(occasion)));
        message.setFrom(mailbox(from.name(), from.address()));
        message.setReplyTo(mailbox("", occasion.webinar().replyTo()));
        message.setTo(mailbox("", occasion.registration().key().email()));
        message.setField(Fields.subject(letter.subject()));
        message.setField(new RawField("Content-Language", letter.language().tag()));
        message.setField(new RawField("Auto-Submitted", "auto-generated"));
        message.setField(new RawField("X-Auto-Response-Suppress", "OOF, AutoReply"));
    }

    /** The zone as a number; a formatter with a pattern would load locale data. */
    private static String date(Occasion occasion) {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .format(occasion.now().atOffset(ZoneOffset.UTC))
                .replace("GMT", "+0000");
    }

    private static Mailbox mailbox(String name, EmailAddress address) {
        int at = address.value().lastIndexOf('@');
        return new Mailbox(
                name.isEmpty() ? null : name,
                address.value().substring(0, at),
                address.value().substring(at + 1));
    }
}
