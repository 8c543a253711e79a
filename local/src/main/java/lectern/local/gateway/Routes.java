package lectern.local.gateway;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API's routes; picks one as API Gateway does. */
final class Routes {
    private final List<Route> mostSpecificFirst;

    Routes(Collection<Route> routes) {
        this.mostSpecificFirst = routes.stream().sorted(Route.MOST_SPECIFIC_FIRST).toList();
    }

    /** A route that fits, and what its parameters stand for. */
    record Match(Route route, Map<String, String> parameters) {}

    Optional<Match> match(String method, String path) {
        return mostSpecificFirst.stream()
                .flatMap(route ->
                        route
                                .match(method, path)
                                .map(parameters -> new Match(route, parameters))
                                .stream())
                .findFirst();
    }
}
