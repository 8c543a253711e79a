package lectern.local.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Lambda tells a handler about one invocation. */
final class InvocationContext implements Context {
    private final FunctionDefinition function;
    private final String requestId = UUID.randomUUID().toString();
    private final long deadline;

    InvocationContext(FunctionDefinition function) {
        this.function = function;
        this.deadline = System.nanoTime() + function.timeout().toNanos();
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function.name();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return function.name();
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return LocalAws.functionArn(function.name());
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(
                Math.max(0, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
    }

    @Override
    public int getMemoryLimitInMB() {
        return function.memory();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                print(message);
            }

            @Override
            public void log(byte[] message) {
                print(new String(message, StandardCharsets.UTF_8));
            }
        };
    }

    // Lambda takes standard output as the function's log; so does FunctionLog.
    @SuppressWarnings("SystemOut")
    private static void print(String message) {
        System.out.println(message.stripTrailing());
    }
}
