package lectern.local.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the console's page shows, in the words it shows it in.
 *
 * @param older mails that are not listed any more
 * @param selected the mail that is open, where there is any mail
 * @param notes what the buttons did
 */
public record ConsolePage(
        Time time,
        List<WebinarCard> webinars,
        Ses ses,
        List<MailRow> mails,
        int older,
        @Nullable OpenMail selected,
        List<RegistrationRow> registrations,
        List<ControlRow> control,
        List<Note> notes,
        List<Note> log,
        Places places) {
    public ConsolePage {
        webinars = List.copyOf(webinars);
        mails = List.copyOf(mails);
        registrations = List.copyOf(registrations);
        control = List.copyOf(control);
        notes = List.copyOf(notes);
        log = List.copyOf(log);
    }

    /**
     * The local time in words.
     *
     * @param zone the zone of the first webinar
     * @param input the time as a form field takes it
     */
    public record Time(
            String day, String clock, String zone, String utc, String input, boolean movable) {}

    /**
     * A webinar, and what its buttons are about.
     *
     * @param linkDue when the link goes out
     * @param progress such as {@code 12 registered · 12 confirmed · 3 with the link}
     * @param source the item as JSON
     */
    public record WebinarCard(
            String id,
            String title,
            String when,
            String linkDue,
            String joinLink,
            String revision,
            String progress,
            List<String> problems,
            boolean usable,
            String source) {}

    /**
     * SES, and what can go wrong there.
     *
     * @param ours whether it is the local run's own: another one has no faults on demand
     * @param next what the next mails meet
     * @param met what went wrong, newest first
     */
    public record Ses(
            boolean ours, String rate, String next, List<FaultButton> faults, List<Note> met) {
        public Ses {
            faults = List.copyOf(faults);
            met = List.copyOf(met);
        }
    }

    public record FaultButton(String word, String label, String sentence) {}

    public record MailRow(
            String id, String kind, String to, String subject, String at, boolean selected) {}

    /**
     * The mail that is open.
     *
     * @param view which part is shown: {@code html}, {@code text}, {@code source} or {@code parts}
     */
    public record OpenMail(
            String id,
            String view,
            String from,
            String to,
            String subject,
            String at,
            String text,
            String source,
            List<Pair> headers,
            List<Pair> tags,
            List<File> files) {}

    public record Pair(String name, String value) {}

    public record File(int number, String name, String type) {}

    /**
     * A registration and how far its mails are.
     *
     * @param mails what was sent, such as {@code link SENT 07:00}
     * @param next the next mail and when
     */
    public record RegistrationRow(
            String webinar,
            String email,
            String name,
            String where,
            String language,
            String zone,
            String status,
            List<Chip> mails,
            String next,
            String attention) {}

    /**
     * A few words on one mail.
     *
     * @param tone {@code good}, {@code bad} or {@code plain}
     */
    public record Chip(String text, String tone) {}

    public record ControlRow(String name, String attributes) {}

    public record Note(String at, String text) {}

    /**
     * Where what is.
     *
     * @param commit what the functions' zips were built from
     */
    public record Places(String site, String dynamoDb, String ses, String nowFile, String commit) {}
}
