package lectern.local.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lectern.lambda.Json;

/** One event on its way through a process, and what comes back. */
final class RuntimeEvent {
    private final FunctionDefinition function;
    private final byte[] body;
    private final String requestId = UUID.randomUUID().toString();
    private final CompletableFuture<byte[]> answer = new CompletableFuture<>();

    RuntimeEvent(FunctionDefinition function, byte[] body) {
        this.function = function;
        this.body = body;
    }

    String requestId() {
        return requestId;
    }

    byte[] body() {
        return body;
    }

    /**
     * What Lambda tells besides the event. The deadline is of the real time, as its clients are.
     */
    Map<String, String> headers() {
        return Map.of(
                "Lambda-Runtime-Aws-Request-Id",
                requestId,
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Clock.systemUTC().millis() + function.timeout().toMillis()),
                "Lambda-Runtime-Invoked-Function-Arn",
                LocalAws.functionArn(function.name()),
                "Lambda-Runtime-Trace-Id",
                "Root=1-00000000-000000000000000000000000;Sampled=0");
    }

    void answered(byte[] bytes) {
        answer.complete(bytes);
    }

    void failed(String why) {
        answer.completeExceptionally(new FunctionFailed(function.name() + " failed: " + why, null));
    }

    void ended() {
        answer.completeExceptionally(
                new FunctionFailed(function.name() + " failed: its process ended", null));
    }

    /** Waits as long as the function may take. */
    byte[] await() throws FunctionFailed {
        try {
            return answer.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FunctionFailed failed
                    ? failed
                    : new FunctionFailed(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw FunctionFailed.tookTooLong(function, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FunctionFailed(function.name() + " was ended", e);
        }
    }

    /** The message in an error of the Runtime API. */
    static String said(byte[] error) {
        try {
            Map<String, Object> tree = Json.read(new ByteArrayInputStream(error));
            return Json.string(tree, "errorMessage")
                    .or(() -> Json.string(tree, "errorType"))
                    .orElse("without a message");
        } catch (IOException e) {
            return "without a message";
        }
    }
}
