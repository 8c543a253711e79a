package lectern.bench.coldstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Other ways to write register: the modules of {@code bench/peers}, as zips. */
final class Peers {
    private static final Map<String, String> HANDLERS = new LinkedHashMap<>();

    static {
        HANDLERS.put("lean", "lectern.peers.lean.RegisterHandler");
        HANDLERS.put("quarkus", "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler");
        HANDLERS.put("micronaut", "lectern.peers.micronaut.RegisterHandler");
        HANDLERS.put("naive", "lectern.peers.naive.RegisterHandler");
        HANDLERS.put("spring", "org.springframework.cloud.function.adapter.aws.FunctionInvoker");
    }

    private Peers() {}

    static List<Variant> with(Variants variants, Path scratch)
            throws IOException, InterruptedException {
        List<Variant> peers = new ArrayList<>();
        for (Map.Entry<String, String> each : HANDLERS.entrySet()) {
            String name = each.getKey();
            Deployed peer =
                    Layout.deployed(
                            "bench/peers/" + name + "/target/function.zip",
                            scratch.resolve(name),
                            each.getValue());
            peers.add(variants.managed(name, peer));
        }
        return peers;
    }
}
