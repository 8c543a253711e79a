package lectern.register;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lectern.registration.WebinarId;

/** A page of a webinar. */
record Route(Place place, WebinarId webinar) {
    private static final Pattern PATH = Pattern.compile("/webinars/([^/]+)(/[^/]+)?");

    /** What there is below a webinar, and how one may come there. */
    enum Place {
        FORM("", false),
        REGISTRATIONS("/registrations", true),
        REGISTERED("/registered", false),
        RESEND("/resend", true);

        private final String end;
        private final boolean takesPosts;

        Place(String end, boolean takesPosts) {
            this.end = end;
            this.takesPosts = takesPosts;
        }

        /** What follows the webinar in the path. */
        String end() {
            return end;
        }

        List<String> methods() {
            return takesPosts ? List.of("POST") : List.of("GET", "HEAD");
        }
    }

    /** The route of the path, where it leads anywhere. */
    static Optional<Route> of(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String end = matcher.group(2) == null ? "" : matcher.group(2);
        return WebinarId.of(matcher.group(1))
                .flatMap(webinar ->
                        Arrays.stream(Place.values())
                                .filter(place -> place.end.equals(end))
                                .findFirst()
                                .map(place -> new Route(place, webinar)));
    }
}
