package lectern.register.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lectern.registration.Webinar;

/** When the webinar is: for the reader where her zone is known, for its own zone, for the world. */
record When(Words words, Webinar webinar, Optional<ZoneId> zone) {
    private static final ZoneId DELHI = ZoneId.of("Asia/Kolkata");
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static final List<ZoneId> CITIES =
            Stream.of(
                            ZoneId.of("Pacific/Honolulu"),
                            ZoneId.of("America/Los_Angeles"),
                            ZoneId.of("America/New_York"),
                            ZoneId.of("America/Sao_Paulo"),
                            ZoneId.of("Europe/Brussels"),
                            DELHI,
                            BEIJING,
                            ZoneId.of("Asia/Tokyo"),
                            ZoneId.of("Australia/Sydney"))
                    .toList();

    /** A line of the table of cities. */
    record City(String name, String start, String end) {}

    String here() {
        return moments().range(webinar.start(), webinar.end(), webinar.timeZone());
    }

    String herePlace() {
        return moments().place(webinar.start(), webinar.timeZone());
    }

    boolean isHereUtc() {
        return webinar.timeZone().getRules().getOffset(webinar.start()).equals(ZoneOffset.UTC);
    }

    String utc() {
        return moments().range(webinar.start(), webinar.end(), ZoneOffset.UTC);
    }

    /** The reader's own; empty where her zone is unknown. */
    String own() {
        return zone.map(own ->
                        moments().range(webinar.start(), webinar.end(), own)
                                + words.nights()
                                        .of(webinar.start().atZone(own))
                                        .map(night -> " · " + night)
                                        .orElse(""))
                .orElse("");
    }

    String ownPlace() {
        return zone.map(own -> words.get("when.own", "city", moments().place(webinar.start(), own)))
                .orElse("");
    }

    String block(Webinar.Block block) {
        LocalDate date = webinar.startsAt().toLocalDate();
        Instant from = webinar.startOf(block);
        return words.city(webinar.timeZone())
                + " "
                + moments().times(from, webinar.endOf(block), webinar.timeZone(), date);
    }

    String ownBlock(Webinar.Block block) {
        LocalDate date = webinar.startsAt().toLocalDate();
        Instant from = webinar.startOf(block);
        return zone.map(own ->
                        words.get(
                                "block.own",
                                "times",
                                moments().times(from, webinar.endOf(block), own, date)))
                .orElse("");
    }

    /** Where other people sit, from west to east. */
    List<City> cities() {
        return Stream.concat(CITIES.stream(), Stream.of(webinar.timeZone()))
                .distinct()
                .sorted(Comparator.comparingInt(this::offsetSeconds))
                .map(this::city)
                .toList();
    }

    /** For the script: a text whose places it fills itself. */
    String pattern(String key) {
        return words.get(
                key,
                "date",
                "{date}",
                "from",
                "{from}",
                "until",
                "{until}",
                "to",
                "{to}",
                "weekday",
                "{weekday}",
                "time",
                "{time}",
                "times",
                "{times}");
    }

    /** For the script: what stands above the reader's own time. */
    String placePattern() {
        return words.get(
                "when.own", "city", words.get("place", "city", "{city}", "offset", "{offset}"));
    }

    /** For the script: the nights to the day before, the day itself, and the day after. */
    String nights() {
        return IntStream.rangeClosed(-1, 1)
                .mapToObj(webinar.startsAt().getDayOfWeek()::plus)
                .map(words.nights()::to)
                .collect(Collectors.joining("|"));
    }

    private City city(ZoneId zone) {
        var start = webinar.start().atZone(zone);
        var end = webinar.end().atZone(zone);
        return new City(
                name(zone), moments().timeOnDay(start), moments().time(end, start.toLocalDate()));
    }

    private String name(ZoneId zone) {
        return zone.equals(DELHI)
                ? words.get("city.delhi")
                : zone.equals(BEIJING) ? words.get("city.beijing") : words.city(zone);
    }

    private int offsetSeconds(ZoneId zone) {
        return zone.getRules().getOffset(webinar.start()).getTotalSeconds();
    }

    private Moments moments() {
        return new Moments(words);
    }
}
