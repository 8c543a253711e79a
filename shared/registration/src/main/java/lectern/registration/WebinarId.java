package lectern.registration;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a webinar in its table and in URLs: {@code [a-z0-9-]{3,64}}. */
public record WebinarId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{3,64}");

    public WebinarId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("webinar must match " + SHAPE);
        }
    }

    /** The id, where the text has the shape of one. */
    public static Optional<WebinarId> of(String value) {
        return SHAPE.matcher(value).matches()
                ? Optional.of(new WebinarId(value))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
