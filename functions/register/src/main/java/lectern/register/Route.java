package lectern.register;

import java.util.List;
import java.util.Optional;
import lectern.registration.WebinarId;

/** A page of a webinar. */
record Route(Place place, WebinarId webinar) {
    private static final String WEBINARS = "/webinars/";

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

        private static Optional<Place> at(String end) {
            for (Place place : values()) {
                if (place.end.equals(end)) {
                    return Optional.of(place);
                }
            }
            return Optional.empty();
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
        if (!path.startsWith(WEBINARS)) {
            return Optional.empty();
        }
        int slash = path.indexOf('/', WEBINARS.length());
        int end = slash < 0 ? path.length() : slash;
        return WebinarId.of(path.substring(WEBINARS.length(), end))
                .flatMap(webinar ->
                        Place.at(path.substring(end)).map(place -> new Route(place, webinar)));
    }
}
