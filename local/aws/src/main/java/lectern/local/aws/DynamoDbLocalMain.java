package lectern.local.aws;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/**
 * The child process: DynamoDB Local on loopback, until standard input ends.
 *
 * <p>Its own {@code ServerRunner} listens on all addresses and cannot be told otherwise. Its
 * licence forbids compiling it together with other programs, so its public constructors are called
 * by reflection.
 */
public final class DynamoDbLocalMain {
    /** Begins the line that says the real port. */
    static final String READY = "dynamodb-local-ready ";

    /** The line that says the port belongs to somebody else. */
    static final String IN_USE = "dynamodb-local-port-in-use";

    private DynamoDbLocalMain() {}

    /** Arguments: the port, 0 for any; then the data folder, or nothing for memory. */
    @SuppressWarnings({"CatchAndPrintStackTrace", "SystemOut"}) // The parent reads both.
    public static void main(String[] arguments) {
        try {
            serve(Integer.parseInt(arguments[0]), folder(arguments));
        } catch (IOException | ReflectiveOperationException e) {
            // Threads that were begun would keep a broken child alive.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void serve(int port, String folder)
            throws IOException, ReflectiveOperationException {
        Object server = server(port, folder);
        boolean started = start(server);
        // Ctrl-C reaches parent and child at once. The parent's last writes still need the tables.
        var parentEnded = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(parentEnded)));
        System.out.println(started ? READY + port(server) : IN_USE);
        awaitEndOfInput();
        call(server, "stop");
        parentEnded.countDown();
        System.exit(0);
    }

    private static boolean start(Object server) throws ReflectiveOperationException {
        try {
            call(server, "start");
            return true;
        } catch (InvocationTargetException e) {
            if (causedByBinding(e)) {
                return false;
            }
            throw e;
        }
    }

    private static int port(Object server) throws ReflectiveOperationException {
        return ((URI) call(server, "getURI")).getPort();
    }

    private static String folder(String[] arguments) {
        return arguments.length > 1 ? arguments[1] : "";
    }

    private static Object server(int port, String folder) throws ReflectiveOperationException {
        String packageName = "software.amazon.dynamodb.services.local.server.";
        Class<?> requestsClass = Class.forName(packageName + "LocalDynamoDBRequestHandler");
        boolean inMemory = folder.isEmpty();
        Object requests =
                requestsClass
                        .getConstructor(
                                int.class,
                                boolean.class,
                                String.class,
                                boolean.class,
                                boolean.class)
                        .newInstance(0, inMemory, inMemory ? null : folder, true, false);
        Object handler =
                Class.forName(packageName + "LocalDynamoDBServerHandler")
                        .getConstructor(
                                Class.forName(packageName + "DynamoDBRequestHandler"), String.class)
                        .newInstance(requests, "");
        Class<?> serverClass = Class.forName("org.eclipse.jetty.server.Server");
        Object server =
                serverClass
                        .getConstructor(InetSocketAddress.class)
                        .newInstance(
                                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        serverClass
                .getMethod("setHandler", Class.forName("org.eclipse.jetty.server.Handler"))
                .invoke(server, handler);
        return server;
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    private static boolean causedByBinding(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nobody writes; the end of the parent closes the pipe.
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
