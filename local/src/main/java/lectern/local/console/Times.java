package lectern.local.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in words, in one zone. */
record Times(ZoneId zone) {
    String day(Instant moment) {
        return format("EEEE d MMMM yyyy", moment);
    }

    String clock(Instant moment) {
        return format("HH:mm:ss", moment);
    }

    String minute(Instant moment) {
        return format("EEE d MMM, HH:mm", moment);
    }

    String second(Instant moment) {
        return format("EEE d MMM, HH:mm:ss", moment);
    }

    String input(Instant moment) {
        return format("yyyy-MM-dd'T'HH:mm", moment);
    }

    /** The stored instant in words; what is none, as it stands. */
    String minute(String stored) {
        try {
            return minute(Instant.parse(stored));
        } catch (DateTimeException e) {
            return stored;
        }
    }

    private String format(String pattern, Instant moment) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone).format(moment);
    }
}
