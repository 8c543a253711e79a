package lectern.delivery.explorer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationItem;
import lectern.registration.RegistrationKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Everything at one moment: tables, processes, SES and its events. A move copies it and changes the
 * copy; nobody changes it afterwards.
 */
final class World {
    Instant now;
    final Map<String, Map<String, AttributeValue>> items;
    private final Map<String, Registration> read;

    /** Since when each version of the webinar was in force; the last one is. */
    final List<Instant> versions;

    /** The version whose change the last tick saw, and when its registrations are walked. */
    int seen;

    Instant walkAt;
    final List<Part> parts;
    final List<Attempt> attempts;
    final List<Flight> flights;
    final Map<Allowance, Integer> left;

    /** What hints may say: every kind that ever was next. */
    Set<MailKind> hints;

    /** What the index shows; it lags. */
    Set<String> indexed;

    Set<RegistrationId> erased;

    /** Since when nothing more is to go to somebody. */
    Map<RegistrationId, Instant> unwanted;

    private World(World from) {
        now = from.now;
        items = new TreeMap<>(from.items);
        read = new TreeMap<>(from.read);
        versions = new ArrayList<>(from.versions);
        seen = from.seen;
        walkAt = from.walkAt;
        parts = new ArrayList<>(from.parts);
        attempts = new ArrayList<>(from.attempts);
        flights = new ArrayList<>(from.flights);
        left = new EnumMap<>(from.left);
        hints = from.hints;
        indexed = from.indexed;
        erased = from.erased;
        unwanted = from.unwanted;
    }

    World(Scenario scenario) {
        now = scenario.begin();
        items = new TreeMap<>();
        read = new TreeMap<>();
        versions = new ArrayList<>(List.of(scenario.begin().minusSeconds(3600)));
        seen = 0;
        walkAt = Instant.MAX;
        parts = new ArrayList<>();
        attempts = new ArrayList<>();
        flights = new ArrayList<>();
        left = new EnumMap<>(Allowance.class);
        left.putAll(scenario.allowed());
        hints = Set.of();
        indexed = Set.of();
        erased = Set.of();
        unwanted = Map.of();
        for (Registration registration : scenario.registrations()) {
            put(registration.key().email().value(), RegistrationItem.write(registration));
        }
        index();
    }

    World copy() {
        return new World(this);
    }

    /** Writes the item; an empty one is none. */
    void put(String email, Map<String, AttributeValue> item) {
        if (item.isEmpty()) {
            items.remove(email);
            read.remove(email);
            return;
        }
        items.put(email, Map.copyOf(item));
        Registration registration = RegistrationItem.read(item);
        read.put(email, registration);
        NextMail next = registration.nextMail();
        if (next != null && !hints.contains(next.kind())) {
            Set<MailKind> more = new TreeSet<>(hints);
            more.add(next.kind());
            hints = more;
        }
        boolean isUnwanted =
                registration.attention() != null
                        || registration.status() == Registration.Status.CANCELLED;
        if (isUnwanted != unwanted.containsKey(registration.id())) {
            unwanted = new HashMap<>(unwanted);
            unwanted.remove(registration.id());
            if (isUnwanted) {
                unwanted.put(registration.id(), now);
            }
        }
    }

    /** Erases somebody. */
    void erase(Registration registration) {
        put(registration.key().email().value(), Map.of());
        erased = new HashSet<>(erased);
        erased.add(registration.id());
        unwanted = new HashMap<>(unwanted);
        unwanted.put(registration.id(), now);
    }

    /** The index catches up with the table. */
    void index() {
        Set<String> names = new TreeSet<>();
        items.forEach((email, item) -> {
            if (item.containsKey("nextMailAt")) {
                names.add(email);
            }
        });
        indexed = names;
    }

    Map<String, AttributeValue> item(String email) {
        return items.getOrDefault(email, Map.of());
    }

    Optional<Registration> registration(String email) {
        return Optional.ofNullable(read.get(email));
    }

    int version() {
        return versions.size() - 1;
    }

    int left(Allowance allowance) {
        return left.getOrDefault(allowance, 0);
    }

    /** The same with one time less of this. */
    World spend(Allowance allowance) {
        int before = left(allowance);
        if (before == 0) {
            throw new IllegalStateException(allowance + " is used up");
        }
        World next = copy();
        next.left.put(allowance, before - 1);
        return next;
    }

    static RegistrationKey key(String email) {
        return new RegistrationKey(Cast.WEBINAR, new EmailAddress(email));
    }
}
