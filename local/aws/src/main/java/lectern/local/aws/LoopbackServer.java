package lectern.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import lectern.local.aws.HttpConnection.Answer;
import lectern.local.aws.HttpConnection.Request;

/** An HTTP server on 127.0.0.1, with a virtual thread for each connection. */
final class LoopbackServer implements AutoCloseable {
    private final ServerSocket server;
    private final int longestBody;
    private final Function<Request, Optional<Answer>> handler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

    private LoopbackServer(
            ServerSocket server, int longestBody, Function<Request, Optional<Answer>> handler) {
        this.server = server;
        this.longestBody = longestBody;
        this.handler = handler;
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for any free one
     * @param handler no answer resets the connection
     */
    static LoopbackServer start(
            int port, int longestBody, Function<Request, Optional<Answer>> handler) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            var server = new LoopbackServer(socket, longestBody, handler);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (BindException _) {
            throw new PortInUseException(port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Resets all open connections. */
    void dropConnections() {
        connections.forEach(LoopbackServer::reset);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop listening on " + port(), e);
        }
        dropConnections();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException _) {
                // Closed, or a client that was gone at once.
            }
        }
    }

    private void serve(Socket socket) {
        try (var connection = new HttpConnection(socket)) {
            connections.add(connection);
            try {
                boolean open = true;
                while (open) {
                    Optional<Request> request = connection.next(longestBody);
                    open = request.isPresent() && answer(connection, request.get());
                }
            } finally {
                connections.remove(connection);
            }
        } catch (IOException _) {
            // The client is gone, or does not speak HTTP: there is nobody to tell.
        }
    }

    /** Answers; false when that was the connection's last request. */
    private boolean answer(HttpConnection connection, Request request) throws IOException {
        Optional<Answer> answer = handler.apply(request);
        if (answer.isEmpty()) {
            connection.reset();
            return false;
        }
        connection.write(answer.get());
        return !request.isLast();
    }

    private static void reset(HttpConnection connection) {
        try {
            connection.reset();
        } catch (IOException _) {
            // It was closed already.
        }
    }
}
