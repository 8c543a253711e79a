package lectern.local.aws;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The variables that Lambda itself gives a function, for this machine: loopback endpoints and
 * credentials that are worth nothing anywhere else.
 */
public final class LocalEnvironment {
    /** Nobody listens there: where a call to a service that we do not have ends. */
    public static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    public static final String REGION = "eu-west-1";

    private LocalEnvironment() {}

    /** Region, credentials and endpoints; every service without its own endpoint is nowhere. */
    public static Map<String, String> variables(URI dynamoDb, URI ses) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_REGION", REGION);
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_ENDPOINT_URL", NOWHERE.toString());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
        variables.put("AWS_ENDPOINT_URL_SESV2", ses.toString());
        return variables;
    }
}
