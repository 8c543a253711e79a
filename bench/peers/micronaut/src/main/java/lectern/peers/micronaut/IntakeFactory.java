package lectern.peers.micronaut;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import lectern.peers.intake.Intake;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the bean that does the work; the client is Micronaut's own. */
@Factory
final class IntakeFactory {
    @Singleton
    Intake intake(DynamoDbClient dynamoDb) {
        return new Intake(dynamoDb, System.getenv());
    }
}
