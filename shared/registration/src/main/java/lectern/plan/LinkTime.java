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
        // No zone's local morning or evening before lies further ahead of the start than this.
        return webinar.start().minus(Duration.ofHours(24));
    }

    // 07:00 in the webinar's zone, or two hours before an earlier start; nobody is mailed before
    // 06:00.
    private static Instant eventMorning(Webinar webinar) {
        LocalDate date = webinar.startsAt().toLocalDate();
        Instant ahead = webinar.start().minus(AHEAD);
        Instant morning = webinar.instant(date.atTime(MORNING));
        Instant due = ahead.isBefore(morning) ? ahead : morning;
        return due.isBefore(webinar.instant(date.atTime(TOO_EARLY)))
                ? webinar.instant(date.minusDays(1).atTime(EVENING))
                : due;
    }

    // The start falls on the registrant's own date, so 18:00 the day before is always early enough.
    private static Instant localMorning(Webinar webinar, ZoneId zone) {
        LocalDate date = webinar.start().atZone(zone).toLocalDate();
        Instant morning = ZonedDateTime.of(date.atTime(MORNING), zone).toInstant();
        return morning.isAfter(webinar.start().minus(AHEAD))
                ? ZonedDateTime.of(date.minusDays(1).atTime(EVENING), zone).toInstant()
                : morning;
    }
}
