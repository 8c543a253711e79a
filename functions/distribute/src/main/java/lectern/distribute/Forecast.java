package lectern.distribute;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lectern.plan.LinkTime;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/**
 * When a webinar's link mails will be out at the rate that SES allows: values to values. A walk
 * fills it with what it meets.
 */
final class Forecast {
    /** The last link mail should be out this long before the start. */
    static final Duration BEFORE_START = Duration.ofMinutes(30);

    private final SortedMap<Instant, Integer> due = new TreeMap<>();

    /** Takes a registration into account that still needs its link. */
    void add(Webinar webinar, Registration registration) {
        if (Census.isWithoutLink(registration)) {
            due.merge(LinkTime.due(webinar, registration.choices().timeZone()), 1, Integer::sum);
        }
    }

    /** What the organiser should know; empty where all is well. */
    Optional<String> problem(Webinar webinar, double rate, Instant now) {
        Instant latest = webinar.start().minus(BEFORE_START);
        Instant end = end(rate, now);
        if (due.isEmpty()
                || webinar.status() != Webinar.Status.SCHEDULED
                || !now.isBefore(latest)
                || !end.isAfter(latest)) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "The link mails cannot be finished in time: %d of them at SES's %s a second"
                                + " end at %s, less than 30 minutes before the start at %s (%s)."
                                + " Ask SES for a higher rate, or let linkDueAt be earlier.",
                        due.values().stream().mapToInt(Integer::intValue).sum(),
                        rate == Math.rint(rate) ? Long.toString(Math.round(rate)) : rate,
                        local(webinar, end),
                        webinar.startsAt(),
                        webinar.timeZone()));
    }

    // Who is due at once waits for whoever was due before.
    private Instant end(double rate, Instant now) {
        Instant end = now;
        for (Map.Entry<Instant, Integer> batch : due.entrySet()) {
            Instant begin = batch.getKey().isAfter(end) ? batch.getKey() : end;
            end = begin.plusSeconds((long) Math.ceil(batch.getValue() / rate));
        }
        return end;
    }

    private static LocalDateTime local(Webinar webinar, Instant moment) {
        return moment.atZone(webinar.timeZone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    }
}
