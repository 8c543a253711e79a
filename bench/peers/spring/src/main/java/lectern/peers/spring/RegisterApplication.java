package lectern.peers.spring;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.function.Function;
import lectern.peers.intake.GatewayEvents;
import lectern.peers.intake.Intake;
import lectern.peers.intake.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Takes one posted form into the table. */
@SpringBootApplication
public class RegisterApplication {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterApplication.class);

    /** What the adapter's {@code FunctionInvoker} starts. */
    public static void main(String[] arguments) {
        SpringApplication.run(RegisterApplication.class, arguments);
    }

    @Bean
    DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Bean
    Intake intake(DynamoDbClient dynamoDb) {
        return new Intake(dynamoDb, System.getenv());
    }

    @Bean
    Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> register(Intake intake) {
        return event -> {
            Outcome outcome = intake.take(GatewayEvents.post(event));
            LOG.info("{}", outcome.log());
            return GatewayEvents.answer(outcome);
        };
    }
}
