package lectern.bench.pacer;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lectern.delivery.Allowance;
import lectern.delivery.Lane;
import lectern.delivery.Pacer;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.local.aws.DynamoDbLocal;
import lectern.local.aws.Inbox;
import lectern.local.aws.LocalEnvironment;
import lectern.local.aws.SesAccount;
import lectern.local.aws.SesEndpoint;
import lectern.local.aws.Tables;
import lectern.local.aws.Template;
import lectern.registration.Attributes;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/** The shared item on DynamoDB Local, and an SES that refuses what comes too fast. */
final class Bucket implements AutoCloseable {
    private final DynamoDbLocal local;
    private final SesEndpoint ses;
    private final DynamoDbClient dynamoDb;
    private final SesV2Client client;

    private Bucket(DynamoDbLocal local, SesEndpoint ses) {
        this.local = local;
        this.ses = ses;
        Environment environment =
                Environment.of(LocalEnvironment.variables(local.endpoint(), ses.endpoint()));
        this.dynamoDb = AwsClients.dynamoDb(environment);
        this.client =
                AwsClients.configured(SesV2Client.builder(), environment, "SESV2")
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(
                                override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build();
    }

    static Bucket start() {
        Bucket bucket =
                new Bucket(
                        DynamoDbLocal.start(0, Optional.empty()),
                        SesEndpoint.start(0, Inbox.inMemory(), Clock.systemUTC()));
        Template template = Template.read(Path.of("template.yaml"));
        Map<String, String> names =
                template.tables().stream()
                        .collect(
                                Collectors.toMap(
                                        Template.Table::logicalId, Template.Table::logicalId));
        Tables.create(bucket.dynamoDb, template, names);
        return bucket;
    }

    /** From now on this many a second; nobody has a slot yet. */
    void rate(double rate) {
        ses.account(SesAccount.ordinary().withSendRate(rate).withDayQuota(-1));
        dynamoDb.deleteItem(delete ->
                delete.tableName("ControlTable").key(Map.of("name", Attributes.s("pacer"))));
    }

    /** The pacer of one invocation. */
    Pacer pacer(Lane lane, double rate) {
        return new Pacer(
                dynamoDb,
                "ControlTable",
                Clock.systemUTC(),
                () -> new Allowance(rate, -1, 0),
                lane);
    }

    /** Sends a mail; answers whether SES took it. */
    boolean send() {
        try {
            String id =
                    client.sendEmail(send ->
                                    send.fromEmailAddress("events@example.org")
                                            .destination(to -> to.toAddresses("a@example.com"))
                                            .content(content ->
                                                    content.simple(simple ->
                                                            simple.subject(text -> text.data("x"))
                                                                    .body(body ->
                                                                            body.text(text ->
                                                                                    text.data(
                                                                                            "x"))))))
                            .messageId();
            return !id.isEmpty();
        } catch (TooManyRequestsException throttled) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
        ses.close();
        local.close();
    }
}
