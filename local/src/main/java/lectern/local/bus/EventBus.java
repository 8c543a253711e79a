package lectern.local.bus;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import lectern.lambda.Json;
import lectern.local.aws.EventSink;
import lectern.local.clock.Agenda;
import lectern.local.clock.Tick;
import lectern.local.function.FunctionFailed;
import lectern.local.function.Functions;

/**
 * Delivers events when they are due by the local clock, several at a time and therefore, like AWS,
 * in no certain order.
 */
public final class EventBus implements EventSink, Agenda, AutoCloseable {
    private static final int AT_A_TIME = 4;

    /** Lambda waits that long before it calls again after an error. */
    private static final Duration BEFORE_RETRY = Duration.ofMinutes(1);

    /** Who waits for the bus waits for what comes that soon too. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final long LOOK_MILLIS = 20;

    private final List<BusRule> rules;
    private final Functions functions;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Call> calls =
            new PriorityQueue<>(Comparator.comparing(Call::due).thenComparingLong(Call::number));
    private long number;
    private long delivered;
    private int inHand;
    private boolean closed;

    public EventBus(List<BusRule> rules, Functions functions, Clock clock) {
        this.rules = List.copyOf(rules);
        this.functions = functions;
        this.clock = clock;
    }

    /** A function's call that is to be made. */
    private record Call(
            Instant due, long number, BusRule rule, Map<String, Object> event, int failures) {}

    public void start() {
        for (int i = 0; i < AT_A_TIME; i++) {
            Thread.ofVirtual().name("bus").start(this::deliver);
        }
    }

    @Override
    public void put(Map<String, Object> event, Duration after) {
        rules.stream()
                .filter(rule -> rule.pattern().matches(event))
                .forEach(rule -> add(rule, event, after, 0));
    }

    /** The tick once all that SES tells has been worked off; both together, for a journey. */
    public Tick before(Tick tick) {
        return () -> {
            long came = drain();
            return tick.run().plus(new Tick.Ticked(0, came));
        };
    }

    /** Waits until nothing is in hand, due or due soon; answers how much came meanwhile. */
    long drain() {
        lock.lock();
        try {
            long before = delivered;
            while (!closed && (inHand > 0 || isNextDueBy(clock.instant().plus(SOON)))) {
                changed.awaitUninterruptibly();
            }
            return delivered - before;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Instant> nextAfter(Instant moment) {
        lock.lock();
        try {
            return calls.stream()
                    .map(Call::due)
                    .filter(due -> due.isAfter(moment))
                    .min(Comparator.naturalOrder());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(BusRule rule, Map<String, Object> event, Duration after, int failures) {
        lock.lock();
        try {
            calls.add(new Call(clock.instant().plus(after), number++, rule, event, failures));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void deliver() {
        for (Optional<Call> call = next(); call.isPresent(); call = next()) {
            call(call.get());
            lock.lock();
            try {
                inHand--;
                delivered++;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits for the next call that is due; empty at the end of the bus. */
    private Optional<Call> next() {
        lock.lock();
        try {
            while (!closed && !isNextDueBy(clock.instant())) {
                boolean _ = changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (closed) {
                return Optional.empty();
            }
            inHand++;
            return Optional.of(calls.remove());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("SystemOut") // what fails here, the person at the terminal should see
    private void call(Call call) {
        try {
            byte[] event = Json.write(call.event()).getBytes(StandardCharsets.UTF_8);
            byte[] _ = functions.invoke(call.rule().function(), event);
        } catch (FunctionFailed e) {
            System.err.println(e.getMessage());
            if (call.failures() < call.rule().retries()) {
                add(call.rule(), call.event(), BEFORE_RETRY, call.failures() + 1);
            }
        }
    }

    private boolean isNextDueBy(Instant moment) {
        return Optional.ofNullable(calls.peek())
                .map(Call::due)
                .filter(Predicate.not(moment::isBefore))
                .isPresent();
    }
}
