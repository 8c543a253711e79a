package lectern.manage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked for.
 *
 * @param token as it stands in the path, from anybody
 */
record Route(Place place, String token) {
    /** What one may do anywhere here: look. */
    static final List<String> METHODS = List.of("GET", "HEAD");

    private static final Pattern PATH = Pattern.compile("/registrations/([^/]+)(/[^/]+)?");

    /** What there is below a token. */
    enum Place {
        PAGE(""),
        CALENDAR("/calendar.ics");

        private final String end;

        Place(String end) {
            this.end = end;
        }
    }

    /** The route of the path, where it leads anywhere. */
    static Optional<Route> of(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String end = matcher.group(2) == null ? "" : matcher.group(2);
        return Arrays.stream(Place.values())
                .filter(place -> place.end.equals(end))
                .findFirst()
                .map(place -> new Route(place, matcher.group(1)));
    }
}
