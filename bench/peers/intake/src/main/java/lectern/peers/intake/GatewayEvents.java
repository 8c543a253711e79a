package lectern.peers.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** API Gateway's event and answer as AWS's own classes. */
public final class GatewayEvents {
    private GatewayEvents() {}

    /** The post in an event of payload version 2.0. */
    public static Post post(APIGatewayV2HTTPEvent event) {
        String body =
                event.getIsBase64Encoded()
                        ? new String(
                                Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8)
                        : event.getBody();
        return new Post(
                event.getPathParameters().getOrDefault("webinar", ""),
                event.getRequestContext().getHttp().getSourceIp(),
                event.getHeaders().getOrDefault("content-type", ""),
                body);
    }

    /** The answer that tells the outcome. */
    public static APIGatewayV2HTTPResponse answer(Outcome outcome) {
        Map<String, String> headers = new HashMap<>(outcome.headers());
        String cookie = headers.remove("set-cookie");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(outcome.status())
                .withHeaders(headers)
                .withCookies(cookie == null ? List.of() : List.of(cookie))
                .withBody(outcome.body())
                .build();
    }
}
