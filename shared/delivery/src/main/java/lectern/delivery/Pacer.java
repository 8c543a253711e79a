package lectern.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import lectern.lambda.Log;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Slots for the mails of one invocation. One worker at a time takes slots from the item that all
 * senders share, for all who wait in line behind it; each then sleeps until its own.
 */
public final class Pacer {
    /** After SES did not say its rate. */
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(5);

    private final PacerItem item;
    private final Clock clock;
    private final Supplier<Allowance> ses;
    private final Lane lane;
    private final ReentrantLock line = new ReentrantLock(true);
    private final Deque<Taken> taken = new ArrayDeque<>();
    private volatile @Nullable Pace seen;
    private Instant notAskedBefore = Instant.MIN;

    /**
     * A pacer for one invocation.
     *
     * @param ses asks SES
     */
    public Pacer(
            DynamoDbClient dynamoDb,
            String table,
            Clock clock,
            Supplier<Allowance> ses,
            Lane lane) {
        this.item = new PacerItem(dynamoDb, table);
        this.clock = clock;
        this.ses = ses;
        this.lane = lane;
    }

    private record Taken(Instant at, boolean idle) {}

    /**
     * Waits for the next slot.
     *
     * @param inHand how many mails wait for a slot here, this one included
     * @param before a slot at this moment or later helps nobody
     */
    public Slot slot(IntSupplier inHand, Instant before) throws InterruptedException {
        line.lockInterruptibly();
        Taken mine;
        try {
            while (taken.isEmpty()) {
                Optional<Slot> none = takeSome(inHand, before);
                if (none.isPresent()) {
                    return none.get();
                }
            }
            mine = taken.remove();
        } finally {
            line.unlock();
        }
        if (!mine.at().isBefore(before)) {
            return new Slot.TooLate();
        }
        sleepUntil(mine.at());
        return new Slot.Now(mine.idle());
    }

    /** SES throttled: a tenth slower for half a minute. */
    public void slowDown() {
        // Not in line, where somebody may be asleep.
        seen = item.slow(clock.instant().plus(Pacing.SLOW));
    }

    /** Takes slots or comes nearer to them; answers where there are none. */
    private Optional<Slot> takeSome(IntSupplier inHand, Instant before)
            throws InterruptedException {
        Pace pace = pace();
        return switch (Pacing.next(pace, lane, inHand.getAsInt(), before, clock.instant())) {
            case Pacing.Take take -> {
                PacerItem.Moved moved = item.take(pace, take);
                if (moved.moved()) {
                    take.slots().forEach(slot -> taken.add(new Taken(slot, take.idle())));
                }
                seen = moved.pace();
                yield Optional.empty();
            }
            case Pacing.Wait(var until) -> {
                sleepUntil(until);
                yield Optional.empty();
            }
            case Pacing.TooLate() -> Optional.of(new Slot.TooLate());
            case Pacing.OverQuota(var quota) ->
                    Optional.of(
                            new Slot.OverQuota(
                                    "SES takes "
                                            + quota
                                            + " mails a day from this account, and they are used"
                                            + " up"
                                            + (lane == Lane.DISTRIBUTION
                                                    ? " but for a reserve for confirmations."
                                                    : ".")));
        };
    }

    /** As it was last seen; who was overtaken meanwhile finds out when taking slots. */
    private Pace pace() {
        Pace last = seen;
        Pace pace = last == null ? item.read() : last;
        Instant now = clock.instant();
        if (Pacing.isOld(pace, now) && !now.isBefore(notAskedBefore)) {
            try {
                pace = item.asked(ses.get(), now);
            } catch (SdkException unknown) {
                notAskedBefore = now.plus(BEFORE_ASKING_AGAIN);
                Log.warn("rate unknown", "cause", unknown.getClass().getSimpleName());
            }
        }
        seen = pace;
        return pace;
    }

    private void sleepUntil(Instant moment) throws InterruptedException {
        Duration wait = Duration.between(clock.instant(), moment);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }
}
