package lectern.registration;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What must stand in an item, at the moment of the write, for the write to happen. */
public sealed interface Condition {

    /** The attribute is there and is this. */
    record Is(String name, AttributeValue value) implements Condition {}

    /** The attribute is not there. */
    record Absent(String name) implements Condition {}

    /** The attribute is there and is this or comes before it. */
    record AtMost(String name, AttributeValue value) implements Condition {}

    /** There is a claim, and it is the one with this token. */
    record ClaimedBy(String token) implements Condition {}

    /** The attribute is this or, where there is none to be, is not there. */
    static Condition same(String name, @Nullable AttributeValue value) {
        return value == null ? new Absent(name) : new Is(name, value);
    }

    /**
     * In DynamoDB's words; {@code named} and {@code valued} give what stands for a name or value.
     */
    default String expression(
            UnaryOperator<String> named, Function<AttributeValue, String> valued) {
        return switch (this) {
            case Is(var name, var value) -> named.apply(name) + " = " + valued.apply(value);
            case Absent(var name) -> "attribute_not_exists(" + named.apply(name) + ")";
            case AtMost(var name, var value) -> named.apply(name) + " <= " + valued.apply(value);
            case ClaimedBy(var token) ->
                    named.apply("claim")
                            + "."
                            + named.apply("token")
                            + " = "
                            + valued.apply(Attributes.s(token));
        };
    }
}
