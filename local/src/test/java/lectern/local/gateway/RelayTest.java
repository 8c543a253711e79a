package lectern.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import lectern.local.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** With 127.0.0.2, which is this machine too, as the address that containers see. */
@EnabledOnOs(OS.LINUX)
final class RelayTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress OTHER = InetAddress.ofLiteral("127.0.0.2");

    @Test
    void whoConnectsToTheOtherAddressSpeaksWithTheServerOnLoopback() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            int port = server.getLocalPort();
            try (Relay _ = Relay.on(OTHER, port);
                    Socket client = new Socket(OTHER, port);
                    Socket served = server.accept()) {
                client.getOutputStream().write("question".getBytes(StandardCharsets.UTF_8));
                assertThat(served.getInputStream().readNBytes(8)).asString().isEqualTo("question");
                served.getOutputStream().write("answer".getBytes(StandardCharsets.UTF_8));
                served.shutdownOutput();
                assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("answer");
            }
        }
    }

    @Test
    void nothingListensOnceItIsClosed() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            int port = server.getLocalPort();
            Relay.on(OTHER, port).close();
            assertThatThrownBy(() -> new Socket(OTHER, port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void anAddressThatIsNotThisMachinesIsSaid() {
        assertThatThrownBy(() -> Relay.on(InetAddress.ofLiteral("192.0.2.1"), 4_000))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("192.0.2.1");
    }
}
