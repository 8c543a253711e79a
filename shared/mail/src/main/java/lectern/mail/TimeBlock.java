package lectern.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * States a time to a reader: in the registrant's zone, then in the webinar's, then in UTC. What two
 * zones have in common is said once.
 */
final class TimeBlock {
    private final Wording wording;
    private final Occasion occasion;

    TimeBlock(Wording wording, Occasion occasion) {
        this.wording = wording;
        this.occasion = occasion;
    }

    /** From the first chosen block to the last. */
    Part.Times event() {
        return times(occasion.start(), occasion.end());
    }

    /** When the link is sent. */
    Part.Times linkDue() {
        return times(occasion.linkDue(), occasion.linkDue());
    }

    private Part.Times times(Instant start, Instant end) {
        List<Part.Time> others = new ArrayList<>();
        eventZone(start, end).ifPresent(zone -> others.add(other(zone, start, end)));
        if (Stream.of(occasion.zone(), occasion.webinar().timeZone())
                .noneMatch(zone -> isSameClock(zone, ZoneOffset.UTC, start, end))) {
            others.add(utc(start, end));
        }
        return new Part.Times(own(start, end), others);
    }

    private Part.Time own(Instant start, Instant end) {
        ZonedDateTime from = start.atZone(occasion.zone());
        Places places = wording.places();
        Optional<String> name = places.commonName(from.getZone());
        String label =
                occasion.isZoneUnknown()
                        ? places.label(from)
                        : wording.get(name.isPresent() ? "time.own.named" : "time.own");
        Stream<String> where =
                Stream.of(
                                name.stream(),
                                places.city(from.getZone()).stream(),
                                sharedZone(start, end).flatMap(places::city).stream(),
                                offsets(from, end))
                        .flatMap(parts -> parts)
                        .filter(part -> !part.equals(label));
        return time(label, from, end, wording.list(where));
    }

    private Part.Time other(ZoneId zone, Instant start, Instant end) {
        ZonedDateTime from = start.atZone(zone);
        return time(wording.places().label(from), from, end, wording.list(offsets(from, end)));
    }

    private Part.Time utc(Instant start, Instant end) {
        String when = when(start.atZone(ZoneOffset.UTC), end);
        return new Part.Time(
                "UTC", when, "", wording.get("time.utc", "label", "UTC", "when", when));
    }

    private Part.Time time(String label, ZonedDateTime start, Instant end, String where) {
        String when = when(start, end);
        Optional<String> night = wording.dates().night(start);
        String sentence =
                wording.get(
                        night.isPresent() ? "time.night" : "time.line",
                        "label",
                        label,
                        "when",
                        when,
                        "where",
                        where,
                        "night",
                        night.orElse(""));
        return new Part.Time(
                label,
                when,
                wording.list(Stream.concat(Stream.of(where), night.stream())),
                sentence);
    }

    private String when(ZonedDateTime start, Instant end) {
        return start.toInstant().equals(end)
                ? wording.dates().moment(start)
                : wording.dates().spanWithYear(start, end.atZone(start.getZone()));
    }

    /** One offset, or two where the clocks change in between. */
    private Stream<String> offsets(ZonedDateTime start, Instant end) {
        return Stream.of(start, end.atZone(start.getZone())).map(wording.places()::offset);
    }

    /** The webinar's zone, where its clock shows something else than the registrant's. */
    private Optional<ZoneId> eventZone(Instant start, Instant end) {
        ZoneId zone = occasion.webinar().timeZone();
        return isSameClock(zone, occasion.zone(), start, end)
                ? Optional.empty()
                : Optional.of(zone);
    }

    private Optional<ZoneId> sharedZone(Instant start, Instant end) {
        return eventZone(start, end).isPresent()
                ? Optional.empty()
                : Optional.of(occasion.webinar().timeZone());
    }

    private static boolean isSameClock(ZoneId one, ZoneId other, Instant start, Instant end) {
        return Stream.of(start, end)
                .allMatch(
                        at -> one.getRules().getOffset(at).equals(other.getRules().getOffset(at)));
    }
}
