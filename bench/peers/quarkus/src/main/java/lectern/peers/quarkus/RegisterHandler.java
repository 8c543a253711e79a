package lectern.peers.quarkus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import jakarta.inject.Inject;
import lectern.peers.intake.GatewayEvents;
import lectern.peers.intake.Intake;
import lectern.peers.intake.Outcome;
import org.jboss.logging.Logger;

/** Takes one posted form into the table. */
public class RegisterHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = Logger.getLogger(RegisterHandler.class);

    private final Intake intake;

    @Inject
    public RegisterHandler(Intake intake) {
        this.intake = intake;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Outcome outcome = intake.take(GatewayEvents.post(event));
        LOG.info(outcome.log());
        return GatewayEvents.answer(outcome);
    }
}
