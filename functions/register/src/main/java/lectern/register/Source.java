package lectern.register;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where requests come from, as far as an address tells: one of IPv4, or the first half of one of
 * IPv6, because whoever has one address there has all that begin like it.
 */
record Source(String network) {
    private static final int NETWORK_BYTES = 8;

    /** The source of this address; empty for this machine, and where there is no address. */
    static Optional<Source> of(String sourceIp) {
        if (sourceIp.isBlank()) {
            return Optional.empty();
        }
        if (!sourceIp.contains(":")) {
            return ofIpv4(sourceIp);
        }
        try {
            // Asks no DNS. What IPv6 says of IPv4 (::ffff:192.0.2.1) becomes IPv4.
            InetAddress address = InetAddress.ofLiteral(sourceIp);
            return address instanceof Inet6Address
                    ? ofIpv6(address)
                    : ofIpv4(address.getHostAddress());
        } catch (IllegalArgumentException _) {
            return Optional.of(new Source(sourceIp));
        }
    }

    private static Optional<Source> ofIpv4(String address) {
        return address.startsWith("127.") ? Optional.empty() : Optional.of(new Source(address));
    }

    private static Optional<Source> ofIpv6(InetAddress address) {
        return address.isLoopbackAddress()
                ? Optional.empty()
                : Optional.of(
                        new Source(
                                HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)));
    }
}
