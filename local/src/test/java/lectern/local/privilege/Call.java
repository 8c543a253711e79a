package lectern.local.privilege;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lectern.lambda.Json;

/**
 * One permission that a request needs.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource {@code ControlTable}, {@code RegistrationsTable/index/agenda}, {@code
 *     identity/example.org}; empty where the action knows none
 * @param conditions what IAM's condition keys hold for this request
 */
public record Call(String action, String resource, Map<String, String> conditions) {
    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";
    private static final String FROM = "ses:FromAddress";

    public Call {
        conditions = Map.copyOf(conditions);
    }

    /**
     * The permissions that a request to DynamoDB needs.
     *
     * @param target the header {@code X-Amz-Target}
     * @param logicalId the template's name of a table
     */
    static List<Call> ofDynamoDb(String target, String body, UnaryOperator<String> logicalId)
            throws IOException {
        String operation = target.substring(target.indexOf('.') + 1);
        Map<String, Object> request = Json.read(body);
        String table = logicalId.apply(Json.string(request, "TableName").orElseThrow());
        String index = Json.string(request, "IndexName").map(name -> "/index/" + name).orElse("");
        // The partition key of the control table; no other has a condition on its keys.
        Optional<String> name =
                List.of("Key", "Item").stream()
                        .map(where -> Json.object(Json.object(request, where), "name"))
                        .flatMap(value -> Json.string(value, "S").stream())
                        .findFirst();
        return List.of(
                new Call(
                        "dynamodb:" + operation,
                        table + index,
                        table.equals("ControlTable")
                                ? Map.of(LEADING_KEYS, name.orElseThrow())
                                : Map.of()));
    }

    /** The permissions that a request to SES needs: for the sender and the configuration set. */
    static List<Call> ofSes(String methodAndPath, String body) throws IOException {
        if (methodAndPath.equals("GET /v2/email/account")) {
            return List.of(new Call("ses:GetAccount", "", Map.of()));
        }
        if (!methodAndPath.equals("POST /v2/email/outbound-emails")) {
            throw new IllegalArgumentException("no permission is known for " + methodAndPath);
        }
        Map<String, Object> request = Json.read(body);
        String from = Json.string(request, "FromEmailAddress").orElseThrow();
        String address = from.replaceAll("^.*<|>$", "");
        Map<String, String> conditions = Map.of(FROM, address);
        return List.of(
                new Call(
                        "ses:SendEmail",
                        "identity/" + address.substring(address.indexOf('@') + 1),
                        conditions),
                new Call(
                        "ses:SendEmail",
                        "configuration-set/"
                                + Json.string(request, "ConfigurationSetName").orElseThrow(),
                        conditions));
    }
}
