package lectern.local.console;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose page a request came from. A browser on this machine shows other sites' pages too, and these
 * may send requests here: under a name of their own that leads to 127.0.0.1 (DNS rebinding), or as
 * a form that posts across sites.
 */
final class Visitor {
    private static final Pattern HOST = Pattern.compile("(\\[[^]]*]|[^:]*)(:\\d+)?");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<InetAddress> more;

    /**
     * @param more the address that {@code LECTERN_BIND} names
     */
    Visitor(Optional<InetAddress> more) {
        this.more = more;
    }

    /** Whether the request names this machine as its host. */
    boolean isForThisMachine(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        Matcher name = HOST.matcher(host == null ? "" : host);
        if (!name.matches()) {
            return false;
        }
        return THIS_MACHINE.contains(name.group(1))
                || more.map(InetAddress::getHostAddress).filter(name.group(1)::equals).isPresent();
    }

    /** Whether it came from a page of ours, or from no page: a program such as curl. */
    boolean isFromOurPages(HttpExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        String ours = "http://" + exchange.getRequestHeaders().getFirst("Host");
        return (site == null || site.equals("same-origin") || site.equals("none"))
                && (origin == null || origin.equals(ours));
    }
}
