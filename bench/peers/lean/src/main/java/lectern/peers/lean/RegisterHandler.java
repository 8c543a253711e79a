package lectern.peers.lean;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lectern.peers.intake.Intake;
import lectern.peers.intake.Outcome;
import lectern.peers.intake.Post;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Takes one posted form into the table. */
public final class RegisterHandler implements RequestStreamHandler {
    private final Intake intake =
            new Intake(
                    DynamoDbClient.builder()
                            .region(Region.of(System.getenv("AWS_REGION")))
                            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                            .endpointOverride(
                                    URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB")))
                            .httpClientBuilder(AwsCrtHttpClient.builder())
                            .build(),
                    System.getenv());

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        Outcome outcome = intake.take(post(JSON.std.mapFrom(in)));
        context.getLogger().log(JSON.std.asString(outcome.log()));
        Map<String, String> headers = new HashMap<>(outcome.headers());
        String cookie = headers.remove("set-cookie");
        JSON.std.write(
                Map.of(
                        "statusCode",
                        outcome.status(),
                        "headers",
                        headers,
                        "cookies",
                        cookie == null ? List.of() : List.of(cookie),
                        "body",
                        outcome.body()),
                out);
    }

    private static Post post(Map<String, Object> event) {
        String body = text(event, "body");
        return new Post(
                text(map(event, "pathParameters"), "webinar"),
                text(map(map(event, "requestContext"), "http"), "sourceIp"),
                text(map(event, "headers"), "content-type"),
                Boolean.TRUE.equals(event.get("isBase64Encoded"))
                        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                        : body);
    }

    private static String text(Map<String, Object> tree, String name) {
        return Objects.toString(tree.get(name), "");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> tree, String name) {
        return (Map<String, Object>) tree.getOrDefault(name, Map.of());
    }
}
