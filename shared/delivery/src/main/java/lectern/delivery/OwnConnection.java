package lectern.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client that ends the connection once the answer has been read. The JDK keeps it for the
 * next request otherwise, whatever the request said, unless the server ends it first; and a
 * connection that went stale in between is a mail of which nobody knows whether it went out.
 */
record OwnConnection(SdkHttpClient client) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest exchange = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return whole(exchange.call());
                } finally {
                    exchange.abort();
                }
            }

            @Override
            public void abort() {
                exchange.abort();
            }
        };
    }

    private static HttpExecuteResponse whole(HttpExecuteResponse answer) throws IOException {
        HttpExecuteResponse.Builder whole =
                HttpExecuteResponse.builder().response(answer.httpResponse());
        Optional<AbortableInputStream> body = answer.responseBody();
        if (body.isPresent()) {
            // Left open: once the stream is closed, the JDK does not find its connection any more.
            byte[] bytes = body.get().readAllBytes();
            whole.responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)));
        }
        return whole.build();
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String clientName() {
        return client.clientName();
    }
}
