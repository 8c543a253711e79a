package lectern.local;

import java.util.List;
import lectern.local.fault.Killing;
import lectern.local.function.Functions;
import lectern.local.function.Hosting;

/**
 * The functions that send, in processes that can be killed: always, or from {@link #prepare} until
 * {@link #done}.
 */
final class KilledSenders implements Killing {
    private final Functions functions;
    private final List<String> senders;
    private final Hosts hosts;

    KilledSenders(Functions functions, List<String> senders, Hosts hosts) {
        this.functions = functions;
        this.senders = List.copyOf(senders);
        this.hosts = hosts;
    }

    @Override
    public void prepare() {
        host(hosts.killable());
    }

    @Override
    public boolean canKill(String environment) {
        return functions.environments().stream()
                .anyMatch(each -> each.id().equals(environment) && each.pid() > 0);
    }

    @Override
    public void kill(String environment) {
        functions.kill(environment);
    }

    @Override
    public void done() {
        host(hosts.usual());
    }

    private void host(Hosting hosting) {
        senders.forEach(name -> functions.host(name, hosting));
    }
}
