package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import lectern.registration.WebinarId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    @ParameterizedTest
    @CsvSource({
        "/webinars/abc, FORM, abc",
        "/webinars/a-1/registrations, REGISTRATIONS, a-1",
        "/webinars/abc/registered, REGISTERED, abc",
        "/webinars/abc/resend, RESEND, abc",
    })
    void aPathLeadsToAPlaceOfAWebinar(String path, Route.Place place, String webinar) {
        assertThat(Route.of(path)).contains(new Route(place, new WebinarId(webinar)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/webinars",
                "/webinars/",
                "/webinars/ab",
                "/webinars/ABC",
                "/webinars/abc/",
                "/webinars/abc/other",
                "/webinars/abc/resend/",
                "/webinars/abc/resend/x",
                "/webinars/../abc",
                "/webinars/a%20b",
                "//webinars/abc",
                "/Webinars/abc",
                "/webinars/abc\n",
                "/webinars/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            })
    void anyOtherPathLeadsNowhere(String path) {
        assertThat(Route.of(path)).isEmpty();
    }

    @Test
    void pagesAreLookedAtAndTheRestIsPosted() {
        assertThat(Route.Place.FORM.methods()).containsExactly("GET", "HEAD");
        assertThat(Route.Place.REGISTERED.methods()).containsExactly("GET", "HEAD");
        assertThat(Route.Place.REGISTRATIONS.methods()).containsExactly("POST");
        assertThat(Route.Place.RESEND.methods()).containsExactly("POST");
    }
}
