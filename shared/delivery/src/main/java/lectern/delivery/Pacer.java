package lectern.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import lectern.lambda.Log;
import lectern.registration.Attributes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Slots for mails from the one item that all senders share ({@code pacer} in the control table).
 *
 * <p>Attributes: {@code tat} the next free moment in microseconds of the epoch, {@code rate} what
 * SES takes a second and {@code rateAt} when it said so, {@code slowUntil} after a throttle.
 */
public final class Pacer {
    private static final Map<String, AttributeValue> KEY = Map.of("name", Attributes.s("pacer"));
    private static final Duration RATE_IS_OLD = Duration.ofMinutes(1);
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final double UNKNOWN_RATE = 1;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final DoubleSupplier maxSendRate;
    private final Duration lookAhead;
    private final Deque<Instant> taken = new ArrayDeque<>();
    private Map<String, AttributeValue> item = Map.of();
    private boolean itemIsRead;

    /**
     * A pacer for one invocation.
     *
     * @param maxSendRate asks SES
     * @param lookAhead how far ahead slots may be taken
     */
    public Pacer(
            DynamoDbClient dynamoDb,
            String table,
            Clock clock,
            DoubleSupplier maxSendRate,
            Duration lookAhead) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.maxSendRate = maxSendRate;
        this.lookAhead = lookAhead;
    }

    /**
     * Waits for the next slot.
     *
     * @param inHand how many mails wait for a slot here, this one included
     * @param before a slot at this moment or later helps nobody
     * @return the slot, which is now; empty where there is none in time
     */
    synchronized Optional<Instant> slot(IntSupplier inHand, Instant before)
            throws InterruptedException {
        while (true) {
            while (taken.isEmpty()) {
                Instant soonest = Pacing.first(free(), clock.instant());
                Instant wait = soonest.minus(lookAhead);
                if (!soonest.isBefore(before)) {
                    return Optional.empty();
                }
                if (wait.isAfter(clock.instant())) {
                    sleepUntil(wait);
                    itemIsRead = false;
                } else {
                    reserve(inHand.getAsInt());
                }
            }
            Instant slot = taken.remove();
            if (!slot.isBefore(before)) {
                return Optional.empty();
            }
            sleepUntil(slot);
            return Optional.of(slot);
        }
    }

    /** SES throttled: a tenth slower for half a minute. */
    synchronized void slowDown() {
        Instant until = clock.instant().plus(SLOW);
        dynamoDb.updateItem(update ->
                update.tableName(table)
                        .key(KEY)
                        .updateExpression("SET slowUntil = :until")
                        .expressionAttributeValues(Map.of(":until", Attributes.instant(until))));
        itemIsRead = false;
    }

    private void reserve(int inHand) {
        double rate = rate();
        Instant now = clock.instant();
        boolean slowed = instant("slowUntil").map(now::isBefore).orElse(false);
        List<Instant> slots =
                Pacing.spaced(
                        Pacing.first(free(), now),
                        Pacing.interval(rate, slowed),
                        Pacing.slots(rate, inHand));
        if (moved(slots.getLast())) {
            taken.addAll(slots.subList(0, slots.size() - 1));
        }
    }

    /** Moves the shared moment on, unless another sender has. */
    private boolean moved(Instant next) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":next", Attributes.n(ChronoUnit.MICROS.between(Instant.EPOCH, next)));
        AttributeValue old = item.get("tat");
        if (old != null) {
            values.put(":old", old);
        }
        try {
            dynamoDb.updateItem(update ->
                    update.tableName(table)
                            .key(KEY)
                            .updateExpression("SET tat = :next")
                            .conditionExpression(
                                    old == null ? "attribute_not_exists(tat)" : "tat = :old")
                            .expressionAttributeValues(values)
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD));
        } catch (ConditionalCheckFailedException faster) {
            item = faster.hasItem() ? faster.item() : Map.of();
            return false;
        }
        Map<String, AttributeValue> mine = new HashMap<>(item);
        mine.put("tat", Attributes.n(ChronoUnit.MICROS.between(Instant.EPOCH, next)));
        item = Map.copyOf(mine);
        return true;
    }

    private Instant free() {
        read();
        AttributeValue tat = item.get("tat");
        return tat == null
                ? Instant.EPOCH
                : Instant.EPOCH.plus(Long.parseLong(tat.n()), ChronoUnit.MICROS);
    }

    private double rate() {
        read();
        Optional<Double> known =
                Optional.ofNullable(item.get("rate")).map(value -> Double.parseDouble(value.n()));
        Instant now = clock.instant();
        if (known.isPresent()
                && instant("rateAt").map(at -> now.isBefore(at.plus(RATE_IS_OLD))).orElse(false)) {
            return known.get();
        }
        try {
            return remembered(Math.max(maxSendRate.getAsDouble(), 0.01), now);
        } catch (SdkException unknown) {
            Log.warn("rate unknown", "cause", unknown.getClass().getSimpleName());
            return known.orElse(UNKNOWN_RATE);
        }
    }

    private double remembered(double rate, Instant now) {
        dynamoDb.updateItem(update ->
                update.tableName(table)
                        .key(KEY)
                        .updateExpression("SET rate = :rate, rateAt = :now")
                        .expressionAttributeValues(
                                Map.of(
                                        ":rate", AttributeValue.fromN(Double.toString(rate)),
                                        ":now", Attributes.instant(now))));
        Map<String, AttributeValue> mine = new HashMap<>(item);
        mine.put("rate", AttributeValue.fromN(Double.toString(rate)));
        mine.put("rateAt", Attributes.instant(now));
        item = Map.copyOf(mine);
        return rate;
    }

    private Optional<Instant> instant(String name) {
        return Optional.ofNullable(item.get(name)).map(value -> Instant.parse(value.s()));
    }

    private void read() {
        if (!itemIsRead) {
            item =
                    dynamoDb.getItem(get -> get.tableName(table).key(KEY).consistentRead(true))
                            .item();
            itemIsRead = true;
        }
    }

    private void sleepUntil(Instant moment) throws InterruptedException {
        Duration wait = Duration.between(clock.instant(), moment);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }
}
