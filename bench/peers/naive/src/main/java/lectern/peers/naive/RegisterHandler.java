package lectern.peers.naive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import lectern.peers.intake.GatewayEvents;
import lectern.peers.intake.Intake;
import lectern.peers.intake.Outcome;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Takes one posted form into the table. */
public final class RegisterHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final ObjectMapper json = new ObjectMapper();
    private final Intake intake = new Intake(DynamoDbClient.create(), System.getenv());

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Outcome outcome = intake.take(GatewayEvents.post(event));
        context.getLogger().log(line(outcome));
        return GatewayEvents.answer(outcome);
    }

    private String line(Outcome outcome) {
        try {
            return json.writeValueAsString(outcome.log());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
