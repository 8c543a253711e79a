package lectern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    @Test
    void whatIsNotSetIsAsTheReadmeSays() {
        Settings settings = Settings.of(Map.of("LECTERN_PORT", "", "LECTERN_DATA", " "));
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.dynamoDbPort()).isEqualTo(8000);
        assertThat(settings.sesPort()).isEqualTo(8005);
        assertThat(settings.systemClock()).isFalse();
        assertThat(settings.data()).isEmpty();
        assertThat(settings.bind()).isEmpty();
        assertThat(settings.dynamoDb()).isEmpty();
        assertThat(settings.ses()).isEmpty();
        assertThat(settings.webinars()).isEmpty();
    }

    @Test
    void everythingCanBeSet() {
        Settings settings =
                Settings.of(
                        Map.of(
                                "LECTERN_PORT", "9080",
                                "LECTERN_BIND", "172.17.0.1",
                                "LECTERN_DATA", "data",
                                "LECTERN_CLOCK", "system",
                                "LECTERN_RIC", "true",
                                "LECTERN_WEBINARS", "my-webinars",
                                "AWS_ENDPOINT_URL_SESV2", "http://localhost:9005"));
        assertThat(settings.port()).isEqualTo(9080);
        assertThat(settings.bind())
                .hasValueSatisfying(
                        bind -> assertThat(bind.getHostAddress()).isEqualTo("172.17.0.1"));
        assertThat(settings.data()).hasValue(Path.of("data"));
        assertThat(settings.systemClock()).isTrue();
        assertThat(settings.ownProcesses()).isTrue();
        assertThat(settings.webinars()).hasValue(Path.of("my-webinars"));
        assertThat(settings.ses()).hasValue(URI.create("http://localhost:9005"));
    }

    @ParameterizedTest
    @CsvSource({
        "LECTERN_PORT, eighty",
        "LECTERN_PORT, 0",
        "LECTERN_PORT, -1",
        "LECTERN_DYNAMODB_PORT, 65536",
        "LECTERN_SES_PORT, 80 80",
        "LECTERN_BIND, 0.0.0.0",
        "LECTERN_BIND, ::",
        "LECTERN_BIND, example.org",
        "LECTERN_CLOCK, fast",
        "LECTERN_RIC, yes",
        "AWS_ENDPOINT_URL_DYNAMODB, localhost:8000",
        "AWS_ENDPOINT_URL_DYNAMODB, https://localhost:8000",
        "AWS_ENDPOINT_URL_SESV2, not a url",
    })
    void whatIsMalformedIsNamedWithItsValue(String name, String value) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, value)))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(name + " must be")
                .hasMessageContaining("\"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://dynamodb.eu-west-1.amazonaws.com",
                "http://10.0.0.1:8000",
                "http://172.32.0.1:8000",
                "http://127.0.0.1.example.org:8000",
                "http://localhost.example.org",
                "http://localhost@example.org:8000"
            })
    void anEndpointElsewhereIsRefused(String endpoint) {
        assertThatThrownBy(() -> Settings.of(Map.of("AWS_ENDPOINT_URL_DYNAMODB", endpoint)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("never talks to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8000",
                "http://127.0.0.1:8000",
                "http://[::1]:8000",
                "http://172.17.0.1:8000",
                "http://host.docker.internal:8000"
            })
    void anEndpointHereOrOnAContainersHostIsTaken(String endpoint) {
        assertThat(Settings.of(Map.of("AWS_ENDPOINT_URL_DYNAMODB", endpoint)).dynamoDb())
                .hasValue(URI.create(endpoint));
    }
}
