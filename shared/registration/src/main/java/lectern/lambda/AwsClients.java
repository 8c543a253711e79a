package lectern.lambda;

import java.security.Security;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** AWS clients for the region, the credentials and the endpoints that the environment names. */
public final class AwsClients {
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    static {
        // Whose HMAC signs every request. As the fifth, where the JDK has it, it is asked after one
        // that computes all elliptic curves for the answer that it has none.
        Security.setProperty("security.provider.2", "SunJCE");
        Security.setProperty("security.provider.5", "SunRsaSign");
    }

    private AwsClients() {}

    /**
     * A client for the tables. The SDK repeats a request whose answer did not come: every write of
     * ours is conditional, so the second one either finds the first or changes nothing; or it
     * counts, where one more or less does not matter.
     *
     * <p>After four seconds a call fails, so that a visitor gets her page before the function ends
     * after ten, also when some calls were slow before.
     */
    public static DynamoDbClient dynamoDb(Environment environment) {
        return dynamoDb(
                environment,
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(Duration.ofSeconds(2)));
    }

    /** The same over an HTTP client of the caller's choice. */
    public static DynamoDbClient dynamoDb(Environment environment, SdkHttpClient.Builder<?> http) {
        return configured(DynamoDbClient.builder(), environment, "DYNAMODB")
                .httpClientBuilder(http)
                // What the SDK would find out by looking for a person's own configuration.
                .defaultsMode(DefaultsMode.LEGACY)
                .accountIdEndpointMode(AccountIdEndpointMode.DISABLED)
                .endpointDiscoveryEnabled(false)
                .overrideConfiguration(override ->
                        override.apiCallAttemptTimeout(Duration.ofSeconds(2))
                                .apiCallTimeout(Duration.ofSeconds(4))
                                .retryStrategy(RetryMode.STANDARD)
                                .defaultProfileFile(NO_PROFILES))
                .build();
    }

    /** The builder with region, credentials and, where the environment names one, the endpoint. */
    public static <B extends AwsClientBuilder<B, ?>> B configured(
            B builder, Environment environment, String service) {
        environment.endpoint(service).ifPresent(builder::endpointOverride);
        return builder.region(Region.of(environment.required("AWS_REGION")))
                .credentialsProvider(credentials(environment));
    }

    // Lambda sets the credentials once, for as long as the process lives.
    private static AwsCredentialsProvider credentials(Environment environment) {
        String id = environment.required("AWS_ACCESS_KEY_ID");
        String secret = environment.required("AWS_SECRET_ACCESS_KEY");
        AwsCredentials credentials =
                environment
                        .optional("AWS_SESSION_TOKEN")
                        .<AwsCredentials>map(
                                token -> AwsSessionCredentials.create(id, secret, token))
                        .orElseGet(() -> AwsBasicCredentials.create(id, secret));
        return StaticCredentialsProvider.create(credentials);
    }
}
