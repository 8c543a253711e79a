package lectern.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Lambdas and method references of every sort, each with something to tell by. */
final class Samples implements Supplier<String> {
    private final String name;
    private final List<String> seen = new ArrayList<>();

    Samples(String name) {
        this.name = name;
    }

    /** What all of them give. */
    @Override
    public String get() {
        long wide = 40L;
        int narrow = 2;
        double precise = 0.5;
        LongSupplier sum = () -> wide + narrow;
        Function<Integer, String> mixed = each -> name + wide + each + precise + narrow;
        IntFunction<Integer> boxed = each -> each;
        ToIntFunction<Integer> opened = each -> each + narrow;
        ToLongFunction<Integer> widened = Integer::intValue;
        IntUnaryOperator twice = each -> each * 2;
        Consumer<String> dropped = seen::add;
        Function<String, Samples> made = Samples::new;
        Supplier<List<String>> fresh = ArrayList::new;
        BiFunction<Samples, String, String> unbound = Samples::greet;
        Function<String, String> bound = this::greet;
        Supplier<String> inherited = super::toString;
        Function<String, Integer> length = String::length;
        dropped.accept("dropped");
        return String.join(
                " ",
                "" + sum.getAsLong(),
                mixed.apply(7),
                "" + boxed.apply(8),
                "" + opened.applyAsInt(9),
                "" + widened.applyAsLong(10),
                "" + twice.applyAsInt(11),
                "" + seen,
                made.apply("other").name,
                "" + fresh.get(),
                unbound.apply(this, "you"),
                bound.apply("me"),
                "" + inherited.get().startsWith(Samples.class.getName()),
                "" + length.apply("four"),
                ((Polite) () -> "dear ").greeting("all"),
                kind(null) + kind("text") + kind(3) + kind(4L));
    }

    @Override
    public String toString() {
        return "never asked";
    }

    private String greet(String whom) {
        return name + " greets " + whom;
    }

    private static String kind(Object value) {
        return switch (value) {
            case null -> "null,";
            case String text -> "text " + text + ",";
            case Integer number when number > 3 -> "more,";
            case Integer number -> "number " + number + ",";
            default -> "other";
        };
    }

    /** With a lambda in a default method, on this and in an interface. */
    interface Polite {
        String before();

        default String greeting(String whom) {
            Function<String, String> greeting = each -> before() + each;
            return greeting.apply(whom);
        }
    }
}
