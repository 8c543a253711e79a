package lectern.mail;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import lectern.language.Nights;
import lectern.language.Texts;

/**
 * Dates and times as a language writes them. The names of weekdays and months stand in the texts:
 * no locale data of the JDK is loaded.
 */
final class Dates {
    private final Texts texts;
    private final Nights nights;

    Dates(Texts texts, Nights nights) {
        this.texts = texts;
        this.nights = nights;
    }

    /** Thu 3 Dec. */
    String brief(ZonedDateTime time) {
        return date("date.short", ".short", time.toLocalDate());
    }

    /** 07:00. */
    String time(ZonedDateTime time) {
        return time.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** Thursday 3 December, 07:00. */
    String moment(ZonedDateTime time) {
        return texts.get("date.moment", "date", day(time.toLocalDate()), "time", time(time));
    }

    /** Thursday 3 December 2020, 07:00. */
    String momentWithYear(ZonedDateTime time) {
        return texts.get("date.moment", "date", full(time.toLocalDate()), "time", time(time));
    }

    /** Thursday 3 December, 07:00 to 08:30; with both dates where there are two. */
    String span(ZonedDateTime start, ZonedDateTime end) {
        return span(day(start.toLocalDate()), start, end);
    }

    /** Thursday 3 December 2020, 07:00 to 08:30; with both dates where there are two. */
    String spanWithYear(ZonedDateTime start, ZonedDateTime end) {
        return span(full(start.toLocalDate()), start, end);
    }

    /** "In the night from Wednesday to Thursday", where it starts that early. */
    Optional<String> night(ZonedDateTime start) {
        return nights.of(start);
    }

    private String span(String date, ZonedDateTime start, ZonedDateTime end) {
        LocalDate last = end.toLocalDate();
        return start.toLocalDate().equals(last)
                ? texts.get("date.within", "date", date, "start", time(start), "end", time(end))
                : texts.get(
                        "date.across",
                        "date",
                        date,
                        "start",
                        time(start),
                        "endDate",
                        start.getYear() == end.getYear() ? day(last) : full(last),
                        "end",
                        time(end));
    }

    private String day(LocalDate date) {
        return date("date.day", "", date);
    }

    private String full(LocalDate date) {
        return date("date.full", "", date);
    }

    private String date(String form, String length, LocalDate date) {
        return texts.get(
                form,
                "weekday",
                texts.get("weekday" + length + "." + date.getDayOfWeek().getValue()),
                "day",
                date.getDayOfMonth(),
                "month",
                texts.get("month" + length + "." + date.getMonthValue()),
                "year",
                date.getYear());
    }
}
