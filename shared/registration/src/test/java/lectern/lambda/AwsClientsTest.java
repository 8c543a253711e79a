package lectern.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class AwsClientsTest {
    private static final Map<String, String> VARIABLES =
            Map.of(
                    "AWS_REGION", "eu-central-1",
                    "AWS_ACCESS_KEY_ID", "id",
                    "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000/");

    @TempDir private Path folder;

    @Test
    void theClientGoesWhereTheEnvironmentSays() {
        try (DynamoDbClient client = AwsClients.dynamoDb(Environment.of(VARIABLES))) {
            assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.EU_CENTRAL_1);
            assertThat(client.serviceClientConfiguration().endpointOverride())
                    .contains(URI.create("http://127.0.0.1:8000"));
        }
    }

    /** In a JVM of its own: an order counts until somebody asks for the first provider. */
    @Test
    void hmacIsAskedOfItsProviderBeforeTheOneWithTheCurves() throws Exception {
        List<String> providers = providersOf("with", "");
        assertThat(providers.indexOf("SunJCE")).isPositive().isLessThan(providers.indexOf("SunEC"));
        assertThat(providers).containsExactlyInAnyOrderElementsOf(providersOf("without", ""));
    }

    @Test
    void anotherOrderThanTheJdksOwnIsLeftAlone() throws Exception {
        String other = "security.provider.2=SunEC\nsecurity.provider.3=SunRsaSign\n";
        assertThat(providersOf("with", other)).isEqualTo(providersOf("without", other));
    }

    @Test
    void whatIsAskedEarlierHasNothingThatOthersWereAskedForBefore() {
        assertThat(services("SunJCE"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(services("SunRsaSign"))
                .doesNotContainAnyElementsOf(services("SunEC"))
                .doesNotContainAnyElementsOf(services("SunJSSE"));
    }

    private static Set<String> services(String provider) {
        return Security.getProvider(provider).getServices().stream()
                .map(service -> service.getType() + " " + service.getAlgorithm())
                .collect(Collectors.toSet());
    }

    /** What {@link Providers} prints where the JDK's properties are changed by these. */
    private List<String> providersOf(String clients, String properties) throws Exception {
        Path file = folder.resolve("properties");
        Files.writeString(file, properties);
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.security.properties=" + file,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Providers.class.getName(),
                                clients)
                        .redirectError(Redirect.INHERIT)
                        .start();
        try (BufferedReader out = java.inputReader()) {
            return out.lines().toList();
        }
    }

    /** Prints the names of the JDK's providers in their order. */
    static final class Providers {
        private Providers() {}

        /** With the clients' class loaded before, where the argument says so. */
        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws ClassNotFoundException {
            if (arguments[0].equals("with")) {
                Class.forName(AwsClients.class.getName());
            }
            for (Provider each : Security.getProviders()) {
                System.out.println(each.getName());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})
    void aMissingVariableStopsTheStartAndIsNamed(String name) {
        Map<String, String> variables = new HashMap<>(VARIABLES);
        variables.remove(name);
        Environment environment = Environment.of(variables);

        assertThatThrownBy(() -> AwsClients.dynamoDb(environment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(name);
    }
}
