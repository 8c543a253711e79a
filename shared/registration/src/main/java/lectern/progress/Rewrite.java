package lectern.progress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lectern.registration.Attributes;
import lectern.registration.Change;
import lectern.registration.Claim;
import lectern.registration.Condition;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import lectern.registration.Written;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A registration as it was read, and as it shall be: written on condition that nothing which
 * decides is otherwise by then.
 */
public record Rewrite(Registration before, Registration after) {

    /** What became of a rewrite. */
    public sealed interface Result {
        /** It is in the table. */
        record Done() implements Result {}

        /** Somebody else wrote; this stands there now. */
        record Overtaken(Registration now) implements Result {}

        /** The person was erased; whoever stands there now is somebody else. */
        record Erased() implements Result {}
    }

    /** What to write; empty where nothing is to be changed. */
    public Optional<Change> change() {
        Map<String, AttributeValue> old = RegistrationItem.progress(before);
        Map<String, AttributeValue> wanted = RegistrationItem.progress(after);
        Map<String, AttributeValue> sets = new HashMap<>(wanted);
        sets.entrySet().removeIf(set -> set.getValue().equals(old.get(set.getKey())));
        Set<String> removes = new HashSet<>(old.keySet());
        removes.removeAll(wanted.keySet());
        return sets.isEmpty() && removes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(before.key(), conditions(old), sets, removes));
    }

    // Two events of one mail may be read at the same moment: the later must not win blindly, so
    // what is known of the mails counts too.
    private List<Condition> conditions(Map<String, AttributeValue> old) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new Condition.Is("id", Attributes.s(before.id().value())));
        conditions.add(new Condition.Is("changedAt", Attributes.instant(before.changedAt())));
        for (String name : List.of("askedAt", "nextMail", "nextMailAt", "attention")) {
            conditions.add(Condition.same(name, old.get(name)));
        }
        for (MailKind kind : MailKind.values()) {
            String name = kind.word() + "Status";
            conditions.add(Condition.same(name, old.get(name)));
        }
        conditions.add(Take.sameClaim(before.claim()));
        return conditions;
    }

    /** What the table's answer means. */
    public Result result(Written answer) {
        return switch (answer) {
            case Written.Yes _ -> new Result.Done();
            case Written.No(var found) ->
                    found.filter(now -> now.id().equals(before.id()))
                            .map(this::overtaken)
                            .orElse(new Result.Erased());
        };
    }

    // The SDK repeats a write whose answer was lost; then it is our own that stands there.
    private Result overtaken(Registration now) {
        return RegistrationItem.progress(now).equals(RegistrationItem.progress(after))
                ? new Result.Done()
                : new Result.Overtaken(now);
    }

    /** Whether this claim is on the registration. */
    public static boolean holds(Registration registration, Claim claim) {
        Claim now = registration.claim();
        return now != null && now.token().equals(claim.token());
    }
}
