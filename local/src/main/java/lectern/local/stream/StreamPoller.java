package lectern.local.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import lectern.lambda.Json;
import lectern.local.clock.Hints;
import lectern.local.clock.MovableClock;
import lectern.local.function.FunctionFailed;
import lectern.local.function.Functions;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Gives a function the records of a table's stream, soon after they are written. */
@SuppressWarnings("SystemOut") // what fails here, the person at the terminal should see
public final class StreamPoller implements Hints, AutoCloseable {
    private static final long BUSY_MILLIS = 40;
    private static final long IDLE_MILLIS = 200;
    private static final long AFTER_FAULT_MILLIS = 1000;

    /** A record shows a moment after its write. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long STILL_BUSY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final StreamReader reader;
    private final StreamMapping mapping;
    private final List<FilterPattern> filters;
    private final Functions functions;
    private final MovableClock clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    public StreamPoller(
            DynamoDbStreamsClient client,
            String streamArn,
            StreamMapping mapping,
            Functions functions,
            MovableClock clock) {
        this.reader = new StreamReader(client, streamArn);
        this.mapping = mapping;
        this.filters = mapping.filters().stream().map(FilterPattern::parse).toList();
        this.functions = functions;
        this.clock = clock;
    }

    public void start() {
        Thread.ofVirtual().name("stream").start(this::poll);
    }

    @Override
    public void drain() {
        long last = System.nanoTime();
        while (System.nanoTime() - last < QUIET_NANOS) {
            if (pass() > 0) {
                last = System.nanoTime();
            } else if (isClosedWithin(BUSY_MILLIS)) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void poll() {
        long last = System.nanoTime();
        long pause = IDLE_MILLIS;
        while (!isClosedWithin(pause)) {
            try {
                if (pass() > 0) {
                    last = System.nanoTime();
                }
                pause = System.nanoTime() - last < STILL_BUSY_NANOS ? BUSY_MILLIS : IDLE_MILLIS;
            } catch (SdkException e) {
                if (!isClosedWithin(0)) {
                    System.err.println("The stream cannot be read: " + e.getMessage());
                }
                pause = AFTER_FAULT_MILLIS;
            }
        }
    }

    /** Reads once and delivers what passes the filters; gives how many records there were. */
    private synchronized int pass() {
        List<Record> records = reader.read();
        Instant oldest = Instant.now().minus(mapping.mostAge());
        records.stream()
                .filter(each -> each.dynamodb().approximateCreationDateTime().isAfter(oldest))
                .map(each -> StreamEvent.record(each, reader.streamArn(), clock::at))
                .filter(this::passes)
                .gather(Gatherers.windowFixed(mapping.batchSize()))
                .forEach(this::deliver);
        return records.size();
    }

    private boolean passes(Map<String, Object> record) {
        return filters.isEmpty() || filters.stream().anyMatch(each -> each.matches(record));
    }

    private void deliver(List<Map<String, Object>> batch) {
        byte[] event = Json.write(Map.of("Records", batch)).getBytes(StandardCharsets.UTF_8);
        for (int attempt = 0; attempt <= mapping.retries(); attempt++) {
            try {
                functions.invoke(mapping.function(), event);
                return;
            } catch (FunctionFailed e) {
                System.err.println(e.getMessage());
            }
        }
    }

    private boolean isClosedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
