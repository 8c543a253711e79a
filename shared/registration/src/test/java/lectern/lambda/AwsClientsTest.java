package lectern.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    @Test
    void theClientGoesWhereTheEnvironmentSays() {
        try (DynamoDbClient client = AwsClients.dynamoDb(Environment.of(VARIABLES))) {
            assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.EU_CENTRAL_1);
            assertThat(client.serviceClientConfiguration().endpointOverride())
                    .contains(URI.create("http://127.0.0.1:8000"));
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
