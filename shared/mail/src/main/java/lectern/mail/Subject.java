package lectern.mail;

import java.time.ZonedDateTime;

/**
 * The subject: at most 60 columns, which are 30 Chinese characters. The title is cut, never the
 * date.
 */
final class Subject {
    static final int COLUMNS = 60;

    /** A title that is cut to less says little: then the place is given by its offset instead. */
    private static final int SHORTEST_TITLE = 12;

    private final Wording wording;
    private final Occasion occasion;
    private final String key;

    private Subject(Wording wording, Occasion occasion, String key) {
        this.wording = wording;
        this.occasion = occasion;
        this.key = key;
    }

    static String of(Wording wording, Occasion occasion, Variant variant) {
        return new Subject(wording, occasion, variant.subjectKey()).text();
    }

    private String text() {
        ZonedDateTime start = occasion.start().atZone(occasion.zone());
        String city = wording.places().shortPlace(start);
        String offset = wording.places().offset(start);
        int withCity = Columns.width(title(city));
        boolean isCityTooLong =
                withCity < SHORTEST_TITLE && withCity < Columns.width(title(offset));
        String place = isCityTooLong ? offset : city;
        return filled(title(place), place);
    }

    /** As much of the title as there is room for. */
    private String title(String place) {
        int room = COLUMNS - Columns.width(filled("", place));
        return Columns.cut(occasion.title().text(), room);
    }

    private String filled(String title, String place) {
        ZonedDateTime start = occasion.start().atZone(occasion.zone());
        Dates dates = wording.dates();
        return wording.get(
                key,
                "title",
                title,
                "date",
                dates.brief(start),
                "time",
                dates.time(start),
                "place",
                place);
    }
}
