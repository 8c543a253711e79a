package lectern.local.console;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lectern.lambda.Json;
import lectern.local.aws.Inbox;
import lectern.local.aws.InboxMail;
import lectern.local.clock.MovableClock;
import lectern.local.console.pages.JteconsoleGenerated;
import lectern.local.fault.SesFaults;
import lectern.local.function.FunctionLog;
import org.jspecify.annotations.Nullable;

/** Reads what there is and shows it. */
final class Pages {
    private static final int MAILS = 200;
    private static final List<String> VIEWS = List.of("html", "text", "source", "parts");

    private final MovableClock clock;
    private final TheTables tables;
    private final Inbox inbox;
    private final Journal journal;
    private final Optional<SesFaults> faults;
    private final Supplier<List<FunctionLog.Line>> log;
    private final ConsolePage.Places places;

    Pages(ConsoleRoutes.Subject subject, Journal journal) {
        this.clock = subject.clock();
        this.tables = subject.tables();
        this.inbox = subject.inbox();
        this.journal = journal;
        this.faults = subject.faults();
        this.log = subject.log();
        this.places = subject.places();
    }

    /**
     * The page.
     *
     * @param query {@code mail}: the mail to open, else the newest; {@code view}: which part of it
     */
    String console(Map<String, String> query) {
        StringOutput out = new StringOutput();
        JteconsoleGenerated.render(new OwaspHtmlTemplateOutput(out), null, page(query));
        return out.toString();
    }

    private ConsolePage page(Map<String, String> query) {
        List<Map<String, Object>> webinars = tables.webinars();
        List<Map<String, Object>> registrations = tables.registrations();
        Times times = new Times(zone(webinars));
        Rows rows = new Rows(times);
        List<InboxMail> newestFirst = inbox.mails().reversed();
        InboxMail open =
                Optional.ofNullable(query.get("mail"))
                        .flatMap(inbox::mail)
                        .or(() -> newestFirst.stream().findFirst())
                        .orElse(null);
        return new ConsolePage(
                time(times),
                webinars.stream().map(each -> rows.webinar(each, registrations)).toList(),
                ses(times),
                newestFirst.stream().limit(MAILS).map(each -> row(each, open, times)).toList(),
                Math.max(0, newestFirst.size() - MAILS),
                open == null ? null : open(open, query.getOrDefault("view", "html"), times),
                registrations.stream()
                        .sorted(Rows.byRegistration())
                        .map(rows::registration)
                        .toList(),
                tables.control().stream().map(rows::control).toList(),
                journal.entries().stream()
                        .map(each -> new ConsolePage.Note(times.second(each.at()), each.sentence()))
                        .toList(),
                log.get().stream()
                        .map(each -> new ConsolePage.Note(each.function(), each.text()))
                        .toList(),
                places);
    }

    private ConsolePage.Ses ses(Times times) {
        return faults.map(each -> FaultRows.of(each, times))
                .orElseGet(() -> new ConsolePage.Ses(false, "", "", List.of(), List.of()));
    }

    private ConsolePage.Time time(Times times) {
        Instant now = clock.instant();
        return new ConsolePage.Time(
                times.day(now),
                times.clock(now),
                times.zone().getId(),
                new Times(ZoneOffset.UTC).second(now),
                times.input(now),
                clock.isMovable());
    }

    private static ConsolePage.MailRow row(InboxMail mail, @Nullable InboxMail open, Times times) {
        return new ConsolePage.MailRow(
                mail.id(),
                mail.tag("kind").isEmpty() ? "mail" : mail.tag("kind"),
                String.join(", ", mail.to()),
                mail.subject(),
                times.minute(mail.at()),
                open != null && mail.id().equals(open.id()));
    }

    private static ConsolePage.OpenMail open(InboxMail mail, String view, Times times) {
        return new ConsolePage.OpenMail(
                mail.id(),
                VIEWS.contains(view) ? view : "html",
                mail.from(),
                String.join(", ", mail.to()),
                mail.subject(),
                times.second(mail.at()),
                mail.text(),
                mail.source().text(),
                pairs(mail.headers()),
                pairs(mail.tags()),
                IntStream.range(0, mail.attachments().size())
                        .mapToObj(i ->
                                new ConsolePage.File(
                                        i,
                                        mail.attachments().get(i).filename(),
                                        mail.attachments().get(i).contentType()))
                        .toList());
    }

    private static List<ConsolePage.Pair> pairs(Map<String, String> map) {
        return map.entrySet().stream()
                .map(each -> new ConsolePage.Pair(each.getKey(), each.getValue()))
                .toList();
    }

    private static ZoneId zone(List<Map<String, Object>> webinars) {
        try {
            return webinars.stream()
                    .flatMap(each -> Json.string(each, "timeZone").stream())
                    .findFirst()
                    .map(ZoneId::of)
                    .orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
