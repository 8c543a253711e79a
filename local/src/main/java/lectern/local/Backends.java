package lectern.local;

import java.net.URI;
import java.util.Optional;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.local.aws.DynamoDbLocal;
import lectern.local.aws.Inbox;
import lectern.local.aws.LocalEnvironment;
import lectern.local.aws.PortInUseException;
import lectern.local.aws.SesEndpoint;
import lectern.local.aws.Tables;
import lectern.local.clock.MovableClock;
import lectern.local.gateway.Relay;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * DynamoDB and SES: ours, or those that {@code AWS_ENDPOINT_URL_…} names.
 *
 * @param dynamoDb where the tables are, or will be once {@link #tables} has returned
 * @param inbox our SES's inbox; empty for ever where the SES is another one
 * @param ourSes nothing where the SES is another one
 */
record Backends(URI dynamoDb, URI ses, Inbox inbox, Optional<SesEndpoint> ourSes) {

    /** Takes SES's port at once; DynamoDB Local takes its own in {@link #tables}. */
    static Backends of(Settings settings, DataFolder folder, MovableClock clock, Closing closing) {
        URI dynamoDb =
                settings.dynamoDb()
                        .orElseGet(() -> URI.create("http://127.0.0.1:" + settings.dynamoDbPort()));
        if (settings.ses().isPresent()) {
            return new Backends(dynamoDb, settings.ses().get(), Inbox.inMemory(), Optional.empty());
        }
        try {
            Inbox inbox = folder.kept("mails").map(Inbox::in).orElseGet(Inbox::inMemory);
            SesEndpoint ses = closing.with(SesEndpoint.start(settings.sesPort(), inbox, clock));
            showContainers(settings, settings.sesPort(), closing);
            return new Backends(dynamoDb, ses.endpoint(), inbox, Optional.of(ses));
        } catch (PortInUseException e) {
            throw new CannotStart(e.advice("LECTERN_SES_PORT") + " to another port.", e);
        } catch (IllegalStateException e) {
            throw new CannotStart("The mails of former runs cannot be read: " + e.getMessage(), e);
        }
    }

    /** Starts DynamoDB Local unless another one was named, and makes the tables. */
    DynamoDbClient tables(
            Settings settings, DataFolder folder, LocalTemplate template, Closing closing) {
        if (settings.dynamoDb().isEmpty()) {
            try {
                closing.with(DynamoDbLocal.start(settings.dynamoDbPort(), folder.kept("dynamodb")));
                showContainers(settings, settings.dynamoDbPort(), closing);
            } catch (PortInUseException e) {
                throw new CannotStart(e.advice("LECTERN_DYNAMODB_PORT") + " to another port.", e);
            }
        }
        // Without the functions' time-outs: on a busy machine a table may take some seconds.
        DynamoDbClient client =
                AwsClients.configured(DynamoDbClient.builder(), environment(), "DYNAMODB")
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        try {
            Tables.create(client, template.template(), template.tableNames());
            return client;
        } catch (SdkException e) {
            throw new CannotStart(
                    "The tables cannot be made at " + dynamoDb + ": " + e.getMessage(), e);
        }
    }

    private static void showContainers(Settings settings, int port, Closing closing) {
        settings.bind().ifPresent(address -> closing.with(Relay.on(address, port)));
    }

    DynamoDbStreamsClient streams() {
        return AwsClients.configured(DynamoDbStreamsClient.builder(), environment(), "DYNAMODB")
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private Environment environment() {
        return Environment.of(LocalEnvironment.variables(dynamoDb, ses));
    }
}
