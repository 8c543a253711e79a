package lectern.peers.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A peer that took anything would do less than what it is measured against. */
final class RegistrationFormTest {
    private static final String FORM =
            "name=Jana+Nov%C3%A1kov%C3%A1&email=Jana%40Example.com&country=cz&privacy=on&website=";
    private static final Webinar WEBINAR =
            new Webinar(
                    "w",
                    ZoneId.of("Europe/Brussels"),
                    Instant.EPOCH,
                    Instant.MAX,
                    Instant.MAX,
                    List.of("morning", "afternoon"),
                    List.of("en", "zh"),
                    List.of("en", "cs"),
                    "1");

    @Test
    void defaultsAreWrittenOut() {
        assertThat(read(FORM))
                .isInstanceOfSatisfying(
                        RegistrationForm.Read.Complete.class,
                        read -> {
                            Registrant jana = read.registrant();
                            assertThat(jana.email()).isEqualTo("jana@example.com");
                            assertThat(jana.emailTyped()).contains("Jana@Example.com");
                            assertThat(jana.name()).isEqualTo("Jana Nováková");
                            assertThat(jana.country()).isEqualTo("CZ");
                            assertThat(jana.blocks()).containsExactly("morning", "afternoon");
                            assertThat(jana.timeZone()).isEqualTo(ZoneId.of("Europe/Brussels"));
                            assertThat(jana.timeZoneGuessed()).isTrue();
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "name=Jana+Nov%C3%A1kov%C3%A1, name=, name",
        "name=Jana+Nov%C3%A1kov%C3%A1, name=www.example.com, name",
        "email=Jana%40Example.com, email=Jana, email",
        "email=Jana%40Example.com, email=a%40b.cz&email=c%40d.cz, email",
        "country=cz, country=ZZ, country",
        "privacy=on, privacy=, privacy",
        "website=, website=x, website",
        "privacy=on, privacy=on&blocks=evening, blocks",
        "privacy=on, privacy=on&interpretation=ja, interpretation",
        "privacy=on, privacy=on&language=de, language",
    })
    void whatIsWrongIsNamed(String right, String wrong, String field) {
        assertThat(read(FORM.replace(right, wrong)))
                .isInstanceOfSatisfying(
                        RegistrationForm.Read.Faulty.class,
                        read -> assertThat(read.fields()).containsOnly(field));
    }

    private static RegistrationForm.Read read(String form) {
        return RegistrationForm.of(form).read(WEBINAR);
    }
}
