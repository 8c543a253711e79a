package lectern.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private static final String DYNAMODB = "AWS_ENDPOINT_URL_DYNAMODB";
    private static final String LOCAL = "http://localhost:8000";

    @Test
    void aVariableThatIsSetIsRead() {
        Environment environment = Environment.of(Map.of("TABLE", "registrations"));

        assertThat(environment.required("TABLE")).isEqualTo("registrations");
        assertThat(environment.optional("TABLE")).contains("registrations");
        assertThat(environment.optional("OTHER")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aBlankVariableIsNotSet(String blank) {
        Environment environment = Environment.of(Map.of("TABLE", blank));

        assertThat(environment.optional("TABLE")).isEmpty();
        assertThatThrownBy(() -> environment.required("TABLE"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("TABLE is not set; template.yaml sets it");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "300, 300", "999999999, 999999999"})
    void aCountIsAWholeNumber(String value, int count) {
        assertThat(Environment.of(Map.of("POSTS", value)).requiredCount("POSTS")).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+1", "1.5", "many", "01", " 1", "1000000000", "١"})
    void whatIsNoCountStopsTheStartAndIsNotQuoted(String value) {
        Environment environment = Environment.of(Map.of("POSTS", value));

        assertThatThrownBy(() -> environment.requiredCount("POSTS"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("POSTS must be a whole number from 1 to 999999999");
    }

    @Test
    void laterChangesOfTheMapChangeNothing() {
        Map<String, String> variables = new HashMap<>(Map.of("TABLE", "registrations"));
        Environment environment = Environment.of(variables);
        variables.clear();

        assertThat(environment.required("TABLE")).isEqualTo("registrations");
    }

    @Test
    void theProcessHasAnEnvironment() {
        assertThat(Environment.ofProcess().optional("PATH")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org, https://example.org",
        "https://example.org/, https://example.org",
        "http://localhost:8080/base/, http://localhost:8080/base"
    })
    void aUrlHasNoSlashAtItsEnd(String value, URI url) {
        assertThat(Environment.of(Map.of("PUBLIC_URL", value)).requiredUrl("PUBLIC_URL"))
                .isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.example.org",
                "ftp://secret.example.org",
                "https://",
                "https:secret",
                "http://secret example.org",
                "https://secret.example.org/%zz",
                "file:///secret"
            })
    void aMalformedUrlIsNamedWithoutItsValue(String value) {
        Environment environment = Environment.of(Map.of("PUBLIC_URL", value, DYNAMODB, value));

        assertNamedWithoutItsValue(
                catchThrowable(() -> environment.requiredUrl("PUBLIC_URL")), "PUBLIC_URL");
        assertNamedWithoutItsValue(
                catchThrowable(() -> environment.endpoint("DYNAMODB")), DYNAMODB);
    }

    @Test
    void anEndpointIsThatOfItsServiceAlone() {
        Environment environment = Environment.of(Map.of(DYNAMODB, LOCAL));

        assertThat(environment.endpoint("DYNAMODB")).contains(URI.create(LOCAL));
        assertThat(environment.endpoint("SESV2")).isEmpty();
    }

    @Test
    void withoutAnotherTimeTheClockIsTheSystems() {
        assertThat(Environment.of(Map.of()).clock()).isEqualTo(Clock.systemUTC());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LOCAL,
                "http://127.0.0.1:8000",
                "http://[::1]:8000",
                "http://host.docker.internal:8000",
                "http://host.containers.internal:8000/",
                "http://172.17.0.1:8000",
                "http://172.31.255.1:8000"
            })
    void besideADynamoDbOfThisMachineAnInstantStandsStill(String endpoint) {
        Clock clock =
                Environment.of(Map.of("LECTERN_NOW", "2020-12-03T06:00:00Z", DYNAMODB, endpoint))
                        .clock();

        assertThat(clock.instant()).isEqualTo(Instant.parse("2020-12-03T06:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dynamodb.eu-central-1.amazonaws.com",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "http://example.org/localhost",
                "http://localhost@example.org",
                "http://172.15.0.1",
                "http://172.32.0.1",
                "http://172.16.0.1.example.org",
                "http://10.0.0.1",
                "http://192.168.0.1"
            })
    void besideAnyOtherDynamoDbAnotherTimeIsRefused(String endpoint) {
        for (String now : new String[] {"2020-12-03T06:00:00Z", "file:/tmp/now", "nonsense"}) {
            Environment environment =
                    Environment.of(Map.of("LECTERN_NOW", now, DYNAMODB, endpoint));

            assertThatThrownBy(environment::clock)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("LECTERN_NOW")
                    .hasMessageContaining(DYNAMODB);
        }
    }

    @Test
    void withoutAnEndpointAnotherTimeIsRefused() {
        Environment environment = Environment.of(Map.of("LECTERN_NOW", "2020-12-03T06:00:00Z"));

        assertThatThrownBy(environment::clock)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(DYNAMODB);
    }

    @Test
    void aFileIsReadWheneverTheTimeIsAskedFor(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("now");
        Files.writeString(file, "2020-12-03T06:00:00Z\n");
        Clock clock =
                Environment.of(Map.of("LECTERN_NOW", "file:" + file, DYNAMODB, LOCAL)).clock();
        assertThat(clock.instant()).isEqualTo(Instant.parse("2020-12-03T06:00:00Z"));

        Files.writeString(file, "2020-12-03T06:00:00.250Z");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2020-12-03T06:00:00.250Z"));
        assertThat(Clock.offset(clock, Duration.ofHours(1)).instant())
                .isEqualTo(Instant.parse("2020-12-03T07:00:00.250Z"));

        Files.writeString(file, "secret");
        assertNamedWithoutItsValue(catchThrowable(clock::instant), "LECTERN_NOW");

        Files.delete(file);
        assertThatThrownBy(clock::instant)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("LECTERN_NOW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "2020-12-03", "2020-12-03T06:00", "2020-12-03T06:00:00+01"})
    void aTimeThatIsNoInstantStopsTheStartWithoutSayingIt(String now) {
        Environment environment = Environment.of(Map.of("LECTERN_NOW", now, DYNAMODB, LOCAL));

        Throwable thrown = catchThrowable(environment::clock);
        assertThat(thrown).isInstanceOf(IllegalStateException.class);
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            assertThat(each.getMessage()).doesNotContain("\"" + now).doesNotContain("'" + now);
        }
    }

    /** Lambda logs the causes too. */
    private static void assertNamedWithoutItsValue(Throwable thrown, String name) {
        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining(name);
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            assertThat(each.getMessage()).doesNotContain("secret");
        }
    }
}
