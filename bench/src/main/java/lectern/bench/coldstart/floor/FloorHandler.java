package lectern.bench.coldstart.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Answers a constant: what a Java function costs that does nothing. */
public final class FloorHandler implements RequestStreamHandler {
    private static final byte[] ANSWER = "{\"statusCode\":303}".getBytes(StandardCharsets.UTF_8);

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        out.write(ANSWER);
    }
}
