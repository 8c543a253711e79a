package lectern.register.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import lectern.language.UtcOffset;

/**
 * Moments as a reader expects them: weekday and date always, 24 hours, no abbreviation of a zone.
 */
final class Moments {
    private final Words words;

    Moments(Words words) {
        this.words = words;
    }

    String date(ZonedDateTime at) {
        return words.get(
                "date",
                "weekday",
                weekday(at),
                "day",
                at.getDayOfMonth(),
                "month",
                words.get("month." + at.getMonthValue()),
                "year",
                at.getYear());
    }

    /** {@code 09:00}. */
    static String time(ZonedDateTime at) {
        return "%02d:%02d".formatted(at.getHour(), at.getMinute());
    }

    /** {@code Thursday 3 December 2020, 09:00 (Brussels, UTC+01:00)}. */
    String moment(ZonedDateTime at) {
        return words.get(
                "moment",
                "date",
                date(at),
                "time",
                time(at),
                "place",
                at.getZone().equals(ZoneOffset.UTC) ? "UTC" : place(at.toInstant(), at.getZone()));
    }

    /** From when to when, with dates. */
    String range(Instant from, Instant to, ZoneId zone) {
        ZonedDateTime begin = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        return begin.toLocalDate().equals(end.toLocalDate())
                ? words.get("range.day", "date", date(begin), "from", time(begin), "to", time(end))
                : words.get(
                        "range.days",
                        "date",
                        date(begin),
                        "from",
                        time(begin),
                        "until",
                        date(end),
                        "to",
                        time(end));
    }

    /** From when to when, with a weekday only where it is not that of the date. */
    String times(Instant from, Instant to, ZoneId zone, LocalDate date) {
        ZonedDateTime begin = from.atZone(zone);
        return words.get(
                "range.times",
                "from",
                time(begin, date),
                "to",
                time(to.atZone(zone), begin.toLocalDate()));
    }

    /** The time, with its weekday where it is not on the date. */
    String time(ZonedDateTime at, LocalDate date) {
        return at.toLocalDate().equals(date) ? time(at) : timeOnDay(at);
    }

    String timeOnDay(ZonedDateTime at) {
        return words.get("time.on", "weekday", weekday(at), "time", time(at));
    }

    /** {@code Brussels, UTC+01:00}. */
    String place(Instant at, ZoneId zone) {
        return words.get(
                "place", "city", words.city(zone), "offset", UtcOffset.of(at.atZone(zone)));
    }

    private String weekday(ZonedDateTime at) {
        return words.get("weekday." + at.getDayOfWeek().getValue());
    }
}
