package lectern.local.console;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lectern.local.aws.Inbox;
import lectern.local.aws.InboxMail;

/** {@code /local/mails}: the inbox for programs, and the parts of a mail for the page. */
final class MailRoutes {
    /** A mail's HTML runs nothing, loads nothing and may only open its links beside this page. */
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
                    + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private static final Pattern HEAD = Pattern.compile("(?i)<head[^>]*>");
    private static final String LINKS_OPEN_BESIDE = "<base target=\"_blank\">";

    private final Inbox inbox;

    MailRoutes(Inbox inbox) {
        this.inbox = inbox;
    }

    /** All mails, oldest first. */
    Reply list() throws IOException {
        return Reply.json(JSON.std.asString(inbox.json()));
    }

    /**
     * A part of a mail.
     *
     * @param path {@code <id>/html}, {@code <id>/source} or {@code <id>/attachments/<number>}
     */
    Optional<Reply> part(String path) {
        List<String> segments = List.of(path.split("/", -1));
        return inbox.mail(segments.getFirst())
                .flatMap(mail ->
                        switch (segments.size()) {
                            case 2 ->
                                    switch (segments.get(1)) {
                                        case "html" -> Optional.of(html(mail));
                                        case "source" ->
                                                Optional.of(Reply.text(mail.source().text()));
                                        default -> Optional.empty();
                                    };
                            case 3 ->
                                    segments.get(1).equals("attachments")
                                            ? attachment(mail, segments.get(2))
                                            : Optional.empty();
                            default -> Optional.empty();
                        });
    }

    private static Reply html(InboxMail mail) {
        String html = HEAD.matcher(mail.html()).replaceFirst("$0" + LINKS_OPEN_BESIDE);
        return Reply.html(html).with("content-security-policy", MAIL_POLICY);
    }

    private static Optional<Reply> attachment(InboxMail mail, String number) {
        if (!number.matches("\\d{1,3}") || Integer.parseInt(number) >= mail.attachments().size()) {
            return Optional.empty();
        }
        InboxMail.Attachment file = mail.attachments().get(Integer.parseInt(number));
        String name = file.filename().replaceAll("[^A-Za-z0-9._-]", "_");
        return Optional.of(
                Reply.of(200, file.contentType(), file.content().bytes())
                        .with("content-disposition", "attachment; filename=\"" + name + "\""));
    }
}
