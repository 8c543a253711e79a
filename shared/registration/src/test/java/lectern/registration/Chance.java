package lectern.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Random values for properties. Its text says how to get the same ones again. */
public final class Chance {
    private final long seed;
    private final Random random;

    private Chance(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Others in every run, unless {@code -Dlectern.seed} says which. */
    public static Chance fresh() {
        return new Chance(Long.getLong("lectern.seed", System.nanoTime()));
    }

    /** From 0 to below the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean in100(int often) {
        return random.nextInt(100) < often;
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** In whole seconds or, now and then, with milliseconds; both ends included. */
    public Instant between(Instant first, Instant last) {
        long span = Duration.between(first, last).toSeconds();
        Instant at = first.plusSeconds(span == 0 ? 0 : random.nextLong(span + 1));
        return in100(30) && at.isBefore(last) ? at.plusMillis(random.nextInt(1_000)) : at;
    }

    @Override
    public String toString() {
        return "repeat with -Dlectern.seed=" + seed;
    }
}
