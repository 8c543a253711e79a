package lectern.local.gateway;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import lectern.local.CannotStart;

/**
 * Listens on loopback, IPv4 and, where this machine has it, IPv6, because a browser may take either
 * for {@code localhost}; and on one more address that somebody asked for.
 */
public final class Listeners implements AutoCloseable {
    private static final int CLOSE_SECONDS = 0;

    private final List<HttpServer> servers = new ArrayList<>();
    private boolean serving;

    private Listeners() {}

    /**
     * Takes the port; nothing is answered before {@link #serve}.
     *
     * @param more the address that {@code LECTERN_BIND} names
     */
    public static Listeners on(int port, Optional<InetAddress> more) {
        Listeners listeners = new Listeners();
        try {
            listeners.add("127.0.0.1", port);
            listeners.addIfThisMachineHas("::1", port);
            if (more.isPresent()) {
                listeners.add(more.get().getHostAddress(), port);
            }
            return listeners;
        } catch (BindException e) {
            listeners.close();
            throw isTaken(e)
                    ? new CannotStart(port + " is in use; set LECTERN_PORT to another port.", e)
                    : new CannotStart(
                            "LECTERN_BIND is not an address of this machine: " + e.getMessage(), e);
        } catch (IOException e) {
            listeners.close();
            throw new CannotStart("Port " + port + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Begins to answer. */
    public void serve(HttpHandler handler) {
        serving = true;
        for (HttpServer server : servers) {
            server.createContext("/", handler);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        }
    }

    @Override
    public void close() {
        if (!serving) {
            // The JDK's server gives its port back only when it has run.
            servers.forEach(HttpServer::start);
        }
        servers.forEach(server -> server.stop(CLOSE_SECONDS));
    }

    private void add(String address, int port) throws IOException {
        servers.add(HttpServer.create(new InetSocketAddress(address, port), 0));
    }

    private void addIfThisMachineHas(String address, int port) throws IOException {
        try {
            add(address, port);
        } catch (BindException e) {
            if (isTaken(e)) {
                throw e;
            }
        } catch (SocketException _) {
            // A machine without IPv6.
        }
    }

    private static boolean isTaken(BindException e) {
        return e.getMessage() != null && e.getMessage().contains("in use");
    }
}
