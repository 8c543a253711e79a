package lectern.bench.coldstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** TLS in front of DynamoDB Local, which has none: takes off the TLS and hands the bytes on. */
final class TlsTerminator implements AutoCloseable {
    private final SSLServerSocket server;
    private final URI behind;
    private final Calls calls = new Calls();

    private TlsTerminator(SSLServerSocket server, URI behind) {
        this.server = server;
        this.behind = behind;
    }

    /**
     * @param keys a PKCS #12 file with the certificate for {@code localhost} and its key
     */
    static TlsTerminator start(URI behind, Path keys, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, password.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        SSLServerSocket server =
                (SSLServerSocket)
                        tls.getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TlsTerminator terminator = new TlsTerminator(server, behind);
        Thread.ofPlatform().daemon().start(terminator::accept);
        return terminator;
    }

    URI endpoint() {
        return URI.create("https://localhost:" + server.getLocalPort());
    }

    /** The calls that came so far. */
    int calls() {
        return calls.count();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket outside = server.accept();
                outside.setTcpNoDelay(true);
                Socket inside = new Socket(behind.getHost(), behind.getPort());
                inside.setTcpNoDelay(true);
                pump(outside, inside, calls.ear()::hear);
                pump(inside, outside, (bytes, length) -> {});
            } catch (IOException _) {
                // Closed, or a client that refused our certificate: the next one, if any.
            }
        }
    }

    /** What is told of bytes that go by. */
    private interface Listener {
        void hear(byte[] bytes, int length);
    }

    private static void pump(Socket from, Socket to, Listener listener) {
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try (from;
                            to) {
                        InputStream in = from.getInputStream();
                        OutputStream out = to.getOutputStream();
                        byte[] bytes = new byte[65_536];
                        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                            listener.hear(bytes, read);
                            out.write(bytes, 0, read);
                            out.flush();
                        }
                    } catch (IOException _) {
                        // The other side has gone; closing both tells this one.
                    }
                });
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
