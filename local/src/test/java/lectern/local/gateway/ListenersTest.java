package lectern.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import lectern.local.CannotStart;
import lectern.local.Ports;
import org.junit.jupiter.api.Test;

final class ListenersTest {
    @Test
    void aPortThatIsTakenIsNamedWithTheVariableThatChangesIt() throws Exception {
        try (ServerSocket taken = Ports.taken(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Listeners.on(port, Optional.empty()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(port + " is in use; set LECTERN_PORT to another port.");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        int port = Ports.free();
        InetAddress elsewhere = InetAddress.ofLiteral("192.0.2.1");
        assertThatThrownBy(() -> Listeners.on(port, Optional.of(elsewhere)))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("LECTERN_BIND is not an address of this machine");
        assertThat(Ports.isFree(port)).isTrue();
    }
}
