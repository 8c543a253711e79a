package lectern.language;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/** Between which days a night lies: who starts in it takes one date for another. */
public final class Nights {
    /** Who starts before this has not slept. */
    private static final LocalTime END = LocalTime.of(5, 0);

    private final Map<String, String> names;

    private Nights(Map<String, String> names) {
        this.names = names;
    }

    public static Nights of(Language language) {
        return new Nights(NameFile.read("nights_" + language.tag() + ".properties"));
    }

    /** {@code in the night from Wednesday to Thursday}, where it starts that early. */
    public Optional<String> of(ZonedDateTime start) {
        return start.toLocalTime().isBefore(END)
                ? Optional.of(to(start.getDayOfWeek()))
                : Optional.empty();
    }

    /** The night that ends on this day. */
    public String to(DayOfWeek day) {
        String name = names.get(Integer.toString(day.getValue()));
        if (name == null) {
            throw new IllegalStateException("no night to " + day);
        }
        return name;
    }
}
