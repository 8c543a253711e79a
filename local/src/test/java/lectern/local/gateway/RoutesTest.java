package lectern.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutesTest {
    private static final Routes ROUTES =
            new Routes(
                    List.of(
                            new Route("ANY", "$default", "rest"),
                            new Route("ANY", "/desk/{proxy+}", "desk"),
                            new Route("ANY", "/webinars/{webinar}", "form"),
                            new Route("ANY", "/webinars/{webinar}/registrations", "post"),
                            new Route("POST", "/webinars/{webinar}/registrations", "only-post"),
                            new Route("GET", "/webinars/all", "all"),
                            new Route("ANY", "/webinars/{webinar}/{page}", "page")));

    @ParameterizedTest
    @CsvSource({
        "GET,    /webinars/x,                ANY /webinars/{webinar}",
        "DELETE, /webinars/x,                ANY /webinars/{webinar}",
        "GET,    /webinars/all,              GET /webinars/all",
        "POST,   /webinars/all,              ANY /webinars/{webinar}",
        "GET,    /webinars/x/registrations,  ANY /webinars/{webinar}/registrations",
        "POST,   /webinars/x/registrations,  POST /webinars/{webinar}/registrations",
        "GET,    /webinars/x/other,          ANY /webinars/{webinar}/{page}",
        "GET,    /webinars/x/other/deeper,   $default",
        "GET,    /webinars/,                 $default",
        "GET,    /webinars,                  $default",
        "GET,    /webinars/x/,               $default",
        "GET,    /desk/a/b/c,                ANY /desk/{proxy+}",
        "GET,    /desk/,                     $default",
        "GET,    /,                          $default",
    })
    void theFullestMatchWins(String method, String path, String key) {
        assertThat(ROUTES.match(method, path))
                .hasValueSatisfying(match -> assertThat(match.route().key()).isEqualTo(key));
    }

    @Test
    void parametersStandForTheirSegments() {
        assertThat(ROUTES.match("GET", "/webinars/a b/other").orElseThrow().parameters())
                .isEqualTo(Map.of("webinar", "a b", "page", "other"));
        assertThat(ROUTES.match("GET", "/desk/a/b").orElseThrow().parameters())
                .isEqualTo(Map.of("proxy", "a/b"));
        assertThat(ROUTES.match("GET", "/elsewhere").orElseThrow().parameters()).isEmpty();
    }

    @Test
    void withoutADefaultRouteNothingFits() {
        Routes few = new Routes(List.of(new Route("GET", "/one", "one")));
        assertThat(few.match("GET", "/two")).isEmpty();
        assertThat(few.match("POST", "/one")).isEmpty();
    }
}
