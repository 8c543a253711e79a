package lectern.local.aws;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The mails that SES accepted, oldest first; with a folder, across restarts. Thread-safe. */
public final class Inbox {
    private final MailFile file;
    private final List<InboxMail> mails;
    private final List<Consumer<InboxMail>> listeners = new CopyOnWriteArrayList<>();

    private Inbox(MailFile file) {
        this.file = file;
        this.mails = file.read();
    }

    /** Forgotten with this JVM. */
    public static Inbox inMemory() {
        return new Inbox(MailFile.none());
    }

    /** Kept in {@code mails.jsonl} in the folder, which is made where it does not exist. */
    public static Inbox in(Path folder) {
        return new Inbox(MailFile.in(folder));
    }

    /** All mails, oldest first. */
    public List<InboxMail> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    public Optional<InboxMail> mail(String id) {
        return mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    /** The mails to this address, oldest first. */
    public List<InboxMail> to(String address) {
        return mails().stream().filter(mail -> mail.to().contains(address)).toList();
    }

    /** The array of {@code /local/mails}. */
    public List<Map<String, Object>> json() {
        return mails().stream().map(InboxMail::json).toList();
    }

    /** What one mail is, by its tags: the registration's, the kind and the revision. */
    public record Mailing(String registration, String kind, String revision) {}

    /** How often each mail was accepted; once, where all is well. */
    public Map<Mailing, Long> counts() {
        return mails().stream()
                .collect(
                        groupingBy(
                                mail ->
                                        new Mailing(
                                                mail.tag("registration"),
                                                mail.tag("kind"),
                                                mail.tag("revision")),
                                counting()));
    }

    /** Is told of every mail that comes, on the thread that brought it, before SES answers. */
    public void onMail(Consumer<InboxMail> listener) {
        listeners.add(listener);
    }

    void add(InboxMail mail) {
        synchronized (mails) {
            file.append(mail);
            mails.add(mail);
        }
        listeners.forEach(listener -> listener.accept(mail));
    }
}
