package lectern.local.zipped;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import lectern.lambda.Environment;

/**
 * Answers an HTTP request with the event that it became, and with headers that should not count.
 */
public final class EchoHandler implements RequestStreamHandler {
    public EchoHandler() {
        this(Environment.ofProcess(), Environment.ofProcess().clock());
    }

    public EchoHandler(Environment environment, Clock clock) {}

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        String event = Base64.getEncoder().encodeToString(in.readAllBytes());
        out.write(
                ("{\"statusCode\":200,\"isBase64Encoded\":true,\"cookies\":[\"a=1\",\"b=2;"
                                + " Secure\"],\"headers\":{\"Content-Type\":\"application/json\","
                                + "\"Access-Control-Allow-Origin\":\"https://the-function\","
                                + "\"x-own\":\"kept\"},\"body\":\""
                                + event
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
