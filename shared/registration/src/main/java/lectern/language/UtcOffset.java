package lectern.language;

import java.time.ZonedDateTime;

/** How far a clock is from UTC, written alike on pages, by their script and in mails. */
public final class UtcOffset {
    private UtcOffset() {}

    /** {@code UTC+09:00}, with the sign that is a minus, which screen readers say. */
    public static String of(ZonedDateTime time) {
        String id = time.getOffset().getId();
        return "UTC" + (id.equals("Z") ? "+00:00" : id.replace('-', '\u2212'));
    }
}
