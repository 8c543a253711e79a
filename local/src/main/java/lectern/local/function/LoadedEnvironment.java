package lectern.local.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lectern.local.CannotStart;

/** A handler in this process, over classes of its own. */
final class LoadedEnvironment implements ExecutionEnvironment {
    private final FunctionDefinition function;
    private final ClassLoader classes;
    private final RequestStreamHandler handler;

    private LoadedEnvironment(
            FunctionDefinition function, ClassLoader classes, RequestStreamHandler handler) {
        this.function = function;
        this.classes = classes;
        this.handler = handler;
    }

    /** Makes the handler by its constructor for tests and the local run. */
    static LoadedEnvironment start(FunctionDefinition function, ClassLoader classes, Clock clock) {
        FutureTask<RequestStreamHandler> making =
                new FutureTask<>(() -> handler(function, classes, clock));
        begin(function, classes, making);
        try {
            return new LoadedEnvironment(function, classes, making.get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof InvocationTargetException thrown
                    ? new CannotStart(
                            function.name() + " does not start: " + thrown.getCause(),
                            thrown.getCause())
                    : new CannotStart(
                            function.zip()
                                    + " does not hold what its handler needs: "
                                    + e.getCause(),
                            e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(function.name() + " was ended while it started.", e);
        }
    }

    @Override
    public String id() {
        return function.name();
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        // Nobody calls the handler again; there is nothing else to end.
    }

    @Override
    public byte[] call(byte[] event) throws FunctionFailed {
        FutureTask<byte[]> call = new FutureTask<>(handling(event));
        Thread thread = begin(function, classes, call);
        try {
            return call.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new FunctionFailed(function.name() + " failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
            throw FunctionFailed.tookTooLong(function, e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new FunctionFailed(function.name() + " was ended", e);
        }
    }

    private Callable<byte[]> handling(byte[] event) {
        InvocationContext context = new InvocationContext(function);
        return () -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), answer, context);
            return answer.toByteArray();
        };
    }

    /** On a thread that sees the function's classes, and whose output is the function's log. */
    private static Thread begin(FunctionDefinition function, ClassLoader classes, Runnable task) {
        Thread thread =
                Thread.ofVirtual()
                        .name(function.name())
                        .unstarted(FunctionLog.of(function.name(), task));
        thread.setContextClassLoader(classes);
        thread.start();
        return thread;
    }

    private static RequestStreamHandler handler(
            FunctionDefinition function, ClassLoader classes, Clock clock)
            throws ReflectiveOperationException {
        Class<?> environment = classes.loadClass("lectern.lambda.Environment");
        Object variables =
                environment.getMethod("of", Map.class).invoke(null, function.variables());
        return classes.loadClass(function.handler())
                .asSubclass(RequestStreamHandler.class)
                .getConstructor(environment, Clock.class)
                .newInstance(variables, clock);
    }
}
