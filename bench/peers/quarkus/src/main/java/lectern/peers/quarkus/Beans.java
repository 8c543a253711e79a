package lectern.peers.quarkus;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import lectern.peers.intake.Intake;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the beans that do the work. */
final class Beans {
    @Produces
    @Singleton
    DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Produces
    @Singleton
    Intake intake(DynamoDbClient dynamoDb) {
        return new Intake(dynamoDb, System.getenv());
    }
}
