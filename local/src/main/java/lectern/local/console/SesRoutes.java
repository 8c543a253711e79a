package lectern.local.console;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lectern.lambda.Json;
import lectern.local.aws.Inbox;
import lectern.local.fault.Asked;
import lectern.local.fault.EventShares;
import lectern.local.fault.SesFault;
import lectern.local.fault.SesFaults;
import org.jspecify.annotations.Nullable;

/** {@code /local/ses}: the same faults for programs, and what came of every request. */
final class SesRoutes {
    private static final List<String> EVENT_SHARES =
            List.of("lostEvents", "lateEvents", "repeatedEvents");

    private final SesFaults faults;
    private final Inbox inbox;

    SesRoutes(SesFaults faults, Inbox inbox) {
        this.faults = faults;
        this.inbox = inbox;
    }

    /** How SES is set, how many requests met what, and how many came from whom. */
    Reply get() {
        List<Asked> asked = faults.asked();
        Map<String, Object> shares = new TreeMap<>();
        faults.shares().forEach((fault, share) -> shares.put(fault.word(), share));
        Map<String, Long> met = new TreeMap<>();
        asked.forEach(
                each -> each.fault().ifPresent(fault -> met.merge(fault.word(), 1L, Long::sum)));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rate", faults.rate());
        tree.put("next", faults.next().stream().map(SesFault::word).toList());
        tree.put("shares", shares);
        tree.put("lostEvents", faults.events().lost());
        tree.put("lateEvents", faults.events().late());
        tree.put("repeatedEvents", faults.events().repeated());
        tree.put("asked", asked.size());
        tree.put("met", met);
        Map<String, Long> senders = new TreeMap<>();
        asked.forEach(each -> senders.merge(each.sender(), 1L, Long::sum));
        tree.put("senders", senders);
        return Reply.json(Json.write(tree));
    }

    /**
     * Sets what the object names: {@code rate}, {@code next} (a list), {@code shares} of chance,
     * {@code lostEvents} (a share of the mails), {@code lateEvents} and {@code repeatedEvents}
     * (shares of the events), with the {@code seed} of all.
     */
    Reply put(String body) {
        try {
            Map<String, Object> tree = Json.read(body);
            Map<SesFault, Double> shares = new EnumMap<>(SesFault.class);
            for (Map.Entry<String, Object> share : Json.object(tree, "shares").entrySet()) {
                shares.put(fault(share.getKey()), number(share.getValue()).doubleValue());
            }
            List<SesFault> next = new ArrayList<>();
            Json.strings(tree, "next").forEach(word -> next.add(fault(word)));
            double rate =
                    tree.containsKey("rate")
                            ? number(tree.get("rate")).doubleValue()
                            : faults.rate();
            faults.rate(rate);
            long seed = number(tree.getOrDefault("seed", 0)).longValue();
            if (tree.containsKey("shares")) {
                faults.shares(shares, seed);
            }
            if (tree.keySet().stream().anyMatch(EVENT_SHARES::contains)) {
                faults.events(
                        new EventShares(
                                share(tree, "lostEvents", faults.events().lost()),
                                share(tree, "lateEvents", faults.events().late()),
                                share(tree, "repeatedEvents", faults.events().repeated())),
                        seed);
            }
            next.forEach(each -> faults.next(each, 1));
            return get();
        } catch (IOException | IllegalArgumentException e) {
            return Reply.problem(400, "That cannot be set: " + e.getMessage());
        }
    }

    private static double share(Map<String, Object> tree, String name, double now) {
        return number(tree.getOrDefault(name, now)).doubleValue();
    }

    /** Every request, oldest first; with SES's message id where SES took the mail. */
    Reply requests() throws IOException {
        Map<String, String> accepted = new HashMap<>();
        inbox.mails()
                .forEach(mail ->
                        accepted.put(mail.tag("registration") + mail.tag("attempt"), mail.id()));
        return Reply.json(
                JSON.std.asString(
                        faults.asked().stream().map(each -> tree(each, accepted)).toList()));
    }

    private Map<String, Object> tree(Asked asked, Map<String, String> accepted) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("at", asked.at().toString());
        tree.put("realAt", asked.realAt().toString());
        tree.put("sender", asked.sender());
        for (String tag : List.of("registration", "kind", "revision", "attempt")) {
            tree.put(tag, asked.tag(tag));
        }
        asked.fault().ifPresent(fault -> tree.put("fault", fault.word()));
        String id = accepted.get(asked.tag("registration") + asked.tag("attempt"));
        if (id != null) {
            tree.put("messageId", id);
            tree.put("untold", faults.isUntold(id));
        }
        return tree;
    }

    private static SesFault fault(String word) {
        return SesFault.of(word)
                .orElseThrow(() -> new IllegalArgumentException("no such fault: " + word));
    }

    private static Number number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("not a number: " + value);
    }
}
