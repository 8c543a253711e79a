package lectern.local.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lectern.local.CannotStart;

/**
 * Lets containers reach a server that listens on loopback alone: whoever connects to the other
 * address is passed on to the same port of 127.0.0.1, byte for byte.
 */
public final class Relay implements AutoCloseable {
    private final ServerSocket server;
    private final Thread accepting;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Relay(ServerSocket server) {
        this.server = server;
        this.accepting = Thread.ofVirtual().unstarted(this::accept);
    }

    /**
     * Passes connections on from now on.
     *
     * @param address what {@code LECTERN_BIND} names
     */
    public static Relay on(InetAddress address, int port) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(address, port));
            Relay relay = new Relay(server);
            relay.accepting.start();
            return relay;
        } catch (IOException e) {
            throw new CannotStart(
                    "Port %d of %s cannot be opened: %s"
                            .formatted(port, address.getHostAddress(), e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        close(server);
        awaitEndOfAccepting();
        open.forEach(Relay::close);
    }

    // A port is free only once nobody waits on it any more.
    private void awaitEndOfAccepting() {
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            accepted().ifPresent(this::passOn);
        }
    }

    private Optional<Socket> accepted() {
        try {
            return Optional.of(server.accept());
        } catch (IOException _) {
            // Closed, or somebody who was gone at once.
            return Optional.empty();
        }
    }

    private void passOn(Socket outside) {
        open.add(outside);
        try {
            Socket inside = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.getLocalPort());
            open.add(inside);
            Thread.ofVirtual().start(() -> pump(outside, inside));
            Thread.ofVirtual().start(() -> pump(inside, outside));
        } catch (IOException _) {
            close(outside);
        }
    }

    /** Until either side ends; then both do. */
    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One of the two is gone; the other has nothing more to wait for.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket does not close", e);
        }
    }
}
