package lectern.bench.coldstart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Looks into the tables after a start, because an answer alone proves nothing: the source has to be
 * counted once, and the registration has to be there, equal to the first one that was looked at in
 * all that is neither the person's own nor the moment's.
 */
final class StoredAlike {
    private static final Set<String> OWN = Set.of("email", "id", "agendaShard");

    /** All three the moment of registering: the confirmation is due at once. */
    private static final Set<String> NOW = Set.of("registeredAt", "changedAt", "nextMailAt");

    private final Store store;
    private long counted;
    private @Nullable Map<String, AttributeValue> expected;

    StoredAlike(Store store) {
        this.store = store;
        this.counted = store.counted();
    }

    /** Fails unless this post, and no other, went into the tables since the last time. */
    void expectRegistered(String name, Store.Post post) {
        Map<String, AttributeValue> item = new HashMap<>(store.registered(post));
        for (String attribute : OWN) {
            if (item.remove(attribute) == null) {
                throw new IllegalStateException(name + " stored no " + attribute);
            }
        }
        Set<AttributeValue> moments = new HashSet<>();
        NOW.forEach(attribute -> moments.add(item.remove(attribute)));
        if (moments.size() != 1 || moments.contains(null)) {
            throw new IllegalStateException(name + " stored other times than now: " + moments);
        }
        if (expected == null) {
            expected = Map.copyOf(item);
        } else if (!expected.equals(item)) {
            throw new IllegalStateException(
                    name + " stored " + item + " where " + expected + " was expected");
        }
        long before = counted;
        counted = store.counted();
        if (counted != before + 1) {
            throw new IllegalStateException(name + " counted " + (counted - before) + " posts");
        }
    }
}
