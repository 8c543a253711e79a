package lectern.delivery.explorer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lectern.registration.Change;
import lectern.registration.Condition;
import lectern.registration.RegistrationItem;
import lectern.registration.Written;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB does with a {@link Change}; an item that is not there is empty. */
final class ModelTable {
    private ModelTable() {}

    /** Whether the update happens. */
    static boolean lets(Change change, Map<String, AttributeValue> item) {
        return change.conditions().stream().allMatch(each -> holds(each, item));
    }

    /** The item after the update; what was not there is there then. */
    static Map<String, AttributeValue> after(Change change, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> after = new HashMap<>(item);
        after.putAll(RegistrationItem.key(change.key()));
        after.putAll(change.sets());
        after.keySet().removeAll(change.removes());
        return Map.copyOf(after);
    }

    /** What the table answers. */
    static Written answer(boolean isDone, Map<String, AttributeValue> item) {
        return isDone
                ? new Written.Yes(RegistrationItem.read(item))
                : new Written.No(
                        item.isEmpty()
                                ? Optional.empty()
                                : Optional.of(RegistrationItem.read(item)));
    }

    private static boolean holds(Condition condition, Map<String, AttributeValue> item) {
        return switch (condition) {
            case Condition.Is(var name, var value) -> value.equals(item.get(name));
            case Condition.Absent(var name) -> !item.containsKey(name);
            case Condition.AtMost(var name, var value) -> {
                AttributeValue there = item.get(name);
                yield there != null
                        && there.type() == value.type()
                        && there.s().compareTo(value.s()) <= 0;
            }
            case Condition.ClaimedBy(var token) -> {
                AttributeValue claim = item.get("claim");
                yield claim != null
                        && claim.hasM()
                        && AttributeValue.fromS(token).equals(claim.m().get("token"));
            }
        };
    }
}
