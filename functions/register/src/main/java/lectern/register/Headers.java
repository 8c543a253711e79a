package lectern.register;

import java.util.List;
import lectern.web.HttpResponse;

/** What a refusal says beside what every answer does. */
final class Headers {
    private Headers() {}

    /** What the refusal asks for beside its status. */
    static HttpResponse complete(HttpResponse response, Refusal refusal, List<String> allowed) {
        return switch (refusal) {
            case OTHER_METHOD -> response.with("allow", String.join(", ", allowed));
            case OTHER_TYPE ->
                    response.with(
                            "accept-post", "application/x-www-form-urlencoded, application/json");
            case UNREADABLE, NOT_YET, UNKNOWN, CLOSED, OVER, CANCELLED, TOO_LARGE, TOO_MANY, AWAY ->
                    response;
        };
    }
}
