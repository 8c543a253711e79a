package lectern.local.console;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import lectern.local.clock.MovableClock;
import lectern.local.clock.Travel;
import lectern.plan.LinkTime;
import lectern.registration.Webinar;
import lectern.registration.WebinarReader;

/** What the buttons do. Each answers with the page to show next. */
final class Buttons {
    private final MovableClock clock;
    private final Travel travel;
    private final TheTables tables;
    private final Arrivals arrivals;
    private final Journal journal;

    Buttons(ConsoleRoutes.Subject subject, Arrivals arrivals, Journal journal) {
        this.clock = subject.clock();
        this.travel = subject.travel();
        this.tables = subject.tables();
        this.arrivals = arrivals;
        this.journal = journal;
    }

    /** Moves the clock by a duration: {@code by=PT1H}. */
    Reply advance(Map<String, String> form) {
        try {
            return moveTo(clock.instant().plus(Duration.parse(form.getOrDefault("by", ""))));
        } catch (DateTimeException | ArithmeticException e) {
            return Reply.problem(400, "by must be a duration such as PT1H.");
        }
    }

    /** Moves the clock to a local date-time in a zone: {@code to=2020-12-03T07:00&zone=…}. */
    Reply moveTo(Map<String, String> form) {
        try {
            return moveTo(
                    LocalDateTime.parse(form.getOrDefault("to", ""))
                            .atZone(ZoneId.of(form.getOrDefault("zone", "UTC")))
                            .toInstant());
        } catch (DateTimeException e) {
            return Reply.problem(400, "to must be a date and time such as 2020-12-03T07:00.");
        }
    }

    /** To the morning of the event: when the link is due. */
    Reply morning(Map<String, String> form) {
        return webinar(form)
                .map(webinar -> moveTo(LinkTime.due(webinar, webinar.timeZone())))
                .orElseGet(Buttons::noSuchWebinar);
    }

    /** Somebody registers now. */
    Reply registrant(Map<String, String> form) throws IOException, InterruptedException {
        Optional<Webinar> webinar = webinar(form);
        return webinar.isEmpty() ? noSuchWebinar() : arrivals.next(webinar.get().id().value());
    }

    /** Somebody registers after the link went out. */
    Reply lateRegistrant(Map<String, String> form) throws IOException, InterruptedException {
        Optional<Webinar> webinar = webinar(form);
        if (webinar.isEmpty()) {
            return noSuchWebinar();
        }
        Instant after =
                LinkTime.due(webinar.get(), webinar.get().timeZone()).plus(Duration.ofHours(1));
        if (clock.isMovable() && clock.instant().isBefore(after)) {
            moveTo(after);
        }
        return arrivals.next(webinar.get().id().value());
    }

    /** The organiser edits the times. */
    Reply anHourLater(Map<String, String> form) {
        String id = form.getOrDefault("webinar", "");
        Optional<Map<String, Object>> changed = tables.webinar(id).flatMap(Organiser::anHourLater);
        if (changed.isEmpty()) {
            return said(id + " cannot begin an hour later.");
        }
        tables.edit(id, changed.get());
        return said(id + " now begins at " + changed.get().get("startsAt") + ".");
    }

    /** The organiser edits the link. */
    Reply anotherLink(Map<String, String> form) {
        String id = form.getOrDefault("webinar", "");
        if (tables.webinar(id).isEmpty()) {
            return noSuchWebinar();
        }
        Map<String, Object> changed = Organiser.anotherLink(id);
        tables.edit(id, changed);
        return said(id + " now has the link " + changed.get("joinLink") + ".");
    }

    private Reply moveTo(Instant target) {
        return switch (travel.to(target)) {
            case Travel.Arrival.At _ -> said("The clock was moved.");
            case Travel.Arrival.Backward _ -> said("That is over: the clock only goes forward.");
            case Travel.Arrival.RealTime _ -> said("This is the real time, which nobody moves.");
        };
    }

    private Optional<Webinar> webinar(Map<String, String> form) {
        return tables.webinar(form.getOrDefault("webinar", ""))
                .flatMap(item -> WebinarReader.read(item).webinar());
    }

    private Reply said(String sentence) {
        journal.add(sentence);
        return Reply.seeOther(Arrivals.PAGE);
    }

    private static Reply noSuchWebinar() {
        return Reply.problem(404, "There is no such webinar, or it cannot be used yet.");
    }
}
