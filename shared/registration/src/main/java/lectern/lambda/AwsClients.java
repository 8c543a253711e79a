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
        askForHmacEarlier();
    }

    private AwsClients() {}

    /**
     * HMAC, which signs every request, is SunJCE's. The JDK asks its providers in their order, and
     * SunEC, which it asks before, computes all its curves first. So SunJCE changes places with
     * SunRsaSign, which has nothing that SunJCE has too; only where they stand as in the JDK that
     * Lambda runs, and before anybody asked.
     */
    private static void askForHmacEarlier() {
        String second = "security.provider.2";
        String fifth = "security.provider.5";
        if ("SunRsaSign".equals(Security.getProperty(second))
                && "SunJCE".equals(Security.getProperty(fifth))) {
            Security.setProperty(second, "SunJCE");
            Security.setProperty(fifth, "SunRsaSign");
        }
    }

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
