package lectern.local.clock;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lectern.lambda.Json;
import lectern.local.function.FunctionFailed;
import lectern.local.function.Functions;
import lectern.local.function.LocalAws;

/**
 * The functions that EventBridge Scheduler wakes every minute, called with the event it sends where
 * the template gives no input. One tick at a time, although they may overlap on AWS.
 */
public final class Schedule implements Tick {
    private final Functions functions;
    private final List<String> names;
    private final Clock clock;

    /**
     * @param names the functions to wake
     */
    public Schedule(Functions functions, List<String> names, Clock clock) {
        this.functions = functions;
        this.names = List.copyOf(names);
        this.clock = clock;
    }

    @Override
    public synchronized Ticked run() {
        Ticked all = new Ticked(0, 0);
        for (String name : names) {
            all = all.plus(wake(name));
        }
        return all;
    }

    // A tick that fails is lost, as on AWS: the next one is a minute away.
    @SuppressWarnings("SystemOut")
    private Ticked wake(String name) {
        try {
            return ticked(functions.invoke(name, event(name, clock.instant())));
        } catch (FunctionFailed | IOException e) {
            System.err.println(e.getMessage());
            return new Ticked(0, 0);
        }
    }

    private static Ticked ticked(byte[] answer) throws IOException {
        if (answer.length == 0) {
            return new Ticked(0, 0);
        }
        Map<String, Object> tree = Json.read(new ByteArrayInputStream(answer));
        return new Ticked(number(tree, "sent"), number(tree, "changed"));
    }

    private static long number(Map<String, Object> tree, String name) {
        return tree.get(name) instanceof Number number ? number.longValue() : 0;
    }

    static byte[] event(String name, Instant now) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", LocalAws.ACCOUNT);
        event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", LocalAws.REGION);
        event.put(
                "resources",
                List.of(
                        "arn:aws:scheduler:%s:%s:schedule/default/%s"
                                .formatted(LocalAws.REGION, LocalAws.ACCOUNT, name)));
        event.put("detail", "{}");
        return Json.write(event).getBytes(StandardCharsets.UTF_8);
    }
}
