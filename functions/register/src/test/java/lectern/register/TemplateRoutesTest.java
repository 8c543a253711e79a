package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lectern.local.aws.FreshTables;
import lectern.local.aws.Template;
import org.junit.jupiter.api.Test;

/** The routes in the code and in {@code template.yaml}, both ways. */
class TemplateRoutesTest {
    private static final List<Template.Route> ROUTES =
            Template.read(FreshTables.projectFolder().resolve("template.yaml"))
                    .function("RegisterFunction")
                    .routes();

    @Test
    void everyPlaceHasARouteAndEveryRouteAPlace() {
        Stream<String> paths =
                Arrays.stream(Route.Place.values())
                        .map(place -> "/webinars/{webinar}" + place.end());
        assertThat(ROUTES)
                .extracting(Template.Route::path)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(paths, Stream.of("$default")).toList());
    }

    @Test
    void everyRouteTakesAnyMethodSoThatRefusalsAreOurs() {
        assertThat(ROUTES).extracting(Template.Route::method).containsOnly("ANY");
    }

    @Test
    void everyRouteLeadsToItsPlace() {
        for (Route.Place place : Route.Place.values()) {
            assertThat(Route.of("/webinars/some-webinar" + place.end()))
                    .map(Route::place)
                    .contains(place);
        }
    }
}
