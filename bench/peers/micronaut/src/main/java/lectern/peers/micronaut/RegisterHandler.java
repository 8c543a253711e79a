package lectern.peers.micronaut;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import lectern.peers.intake.GatewayEvents;
import lectern.peers.intake.Intake;
import lectern.peers.intake.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one posted form into the table. */
public class RegisterHandler
        extends MicronautRequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterHandler.class);

    @Inject Intake intake;

    @Override
    public APIGatewayV2HTTPResponse execute(APIGatewayV2HTTPEvent event) {
        Outcome outcome = intake.take(GatewayEvents.post(event));
        LOG.info("{}", outcome.log());
        return GatewayEvents.answer(outcome);
    }
}
