package lectern.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import lectern.registration.Webinar;

/** When the join link is due. */
public final class LinkTime {
    private static final Duration AHEAD = Duration.ofHours(2);
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime TOO_EARLY = LocalTime.of(6, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private LinkTime() {}

    /**
     * When the link is due for somebody in this zone: {@code linkDueAt} where the organiser set it,
     * else by the webinar's {@code linkTiming}.
     */
    public static Instant due(Webinar webinar, ZoneId zone) {
        LocalDateTime override = webinar.linkDueAt();
        if (override != null) {
            return webinar.instant(override);
        }
        return switch (webinar.linkTiming()) {
            case EVENT_MORNING -> eventMorning(webinar);
            case LOCAL_MORNING -> localMorning(webinar, zone);
        };
    }

    /** The earliest moment at which the link is due for anybody. */
    public static Instant earliest(Webinar webinar) {
        if (webinar.linkDueAt() != null
                || webinar.linkTiming() == Webinar.LinkTiming.EVENT_MORNING) {
            return due(webinar, webinar.timeZone());
        }
        // No local morning, or evening before, lies further ahead: 17 hours at most, and what the
        // clock is put back meanwhile, which since 1970 was never as much as seven more.
        return webinar.start().minus(Duration.ofHours(24));
    }

    // 07:00 in the webinar's zone, or two hours before an earlier start; nobody is mailed before
    // 06:00.
    private static Instant eventMorning(Webinar webinar) {
        ZoneId zone = webinar.timeZone();
        LocalDate date = webinar.start().atZone(zone).toLocalDate();
        Instant ahead = webinar.start().minus(AHEAD);
        Instant morning = webinar.instant(date.atTime(MORNING));
        Instant due = ahead.isBefore(morning) ? ahead : morning;
        return due.atZone(zone).toLocalDateTime().isBefore(date.atTime(TOO_EARLY))
                ? eveningBefore(date, zone, ahead)
                : due;
    }

    private static Instant localMorning(Webinar webinar, ZoneId zone) {
        LocalDate date = webinar.start().atZone(zone).toLocalDate();
        Instant ahead = webinar.start().minus(AHEAD);
        Instant morning = ZonedDateTime.of(date.atTime(MORNING), zone).toInstant();
        return morning.isAfter(ahead) ? eveningBefore(date, zone, ahead) : morning;
    }

    // Where the zone left out the day before, as Samoa did when it crossed the date line in 2011,
    // its evening would come after the start.
    private static Instant eveningBefore(LocalDate date, ZoneId zone, Instant ahead) {
        Instant evening = ZonedDateTime.of(date.minusDays(1).atTime(EVENING), zone).toInstant();
        return evening.isAfter(ahead)
                ? ZonedDateTime.of(date.minusDays(2).atTime(EVENING), zone).toInstant()
                : evening;
    }
}
