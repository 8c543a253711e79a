package lectern.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer as API Gateway's HTTP API takes it (payload format 2.0). */
public record HttpResponse(
        int status, Map<String, String> headers, List<String> cookies, String body) {
    public HttpResponse {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /** The same with one header more. */
    public HttpResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpResponse(status, more, cookies, body);
    }

    /** The same with one cookie more. */
    public HttpResponse withCookie(String cookie) {
        List<String> more = new java.util.ArrayList<>(cookies);
        more.add(cookie);
        return new HttpResponse(status, headers, more, body);
    }

    /** What HEAD gets. */
    public HttpResponse withoutBody() {
        return new HttpResponse(status, headers, cookies, "");
    }

    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("statusCode", status);
        tree.put("headers", headers);
        tree.put("cookies", cookies);
        tree.put("body", body);
        tree.put("isBase64Encoded", false);
        return tree;
    }
}
