package lectern.bench.kill;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lectern.lambda.Json;
import lectern.registration.Attributes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sends SIGKILL to a process that is just sending, again and again, at moments of chance. A process
 * that has sent nothing yet is left alone: on a busy machine none would ever come to it.
 */
final class Killer implements AutoCloseable {
    private static final int LONGEST_PAUSE_MILLIS = 4000;

    private final LocalProcess local;
    private final DynamoDbClient dynamoDb;
    private final Random chance;
    private final List<Kill> kills = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Killer(LocalProcess local, long seed) {
        this.local = local;
        this.dynamoDb = local.dynamoDb();
        this.chance = new Random(seed);
        this.thread = Thread.ofPlatform().name("killer").unstarted(this::killOn);
    }

    /**
     * A process that was killed, and when it was dead.
     *
     * @param unsettled the claims that stood in the table then; all its mails but those under one
     *     of these it had settled
     */
    record Kill(String environment, Instant at, List<Unsettled> unsettled) {
        Kill {
            unsettled = List.copyOf(unsettled);
        }
    }

    /** A claim: whose, and from which attempt to which its mail was tried. */
    record Unsettled(String registration, int first, int attempt) {}

    static Killer start(LocalProcess local, long seed) {
        Killer killer = new Killer(local, seed);
        killer.thread.start();
        return killer;
    }

    /** Everybody who was killed so far. */
    List<Kill> kills() {
        synchronized (kills) {
            return List.copyOf(kills);
        }
    }

    /** No more of it, when this returns. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dynamoDb.close();
    }

    private void killOn() {
        try {
            while (!closed.await(chance.nextInt(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS)) {
                killOne();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("the local run does not answer", e);
        }
    }

    private void killOne() throws IOException, InterruptedException {
        Map<String, Object> senders = Json.object(local.get("/local/ses"), "senders");
        List<Map<String, Object>> sending =
                local.list("/local/environments").stream()
                        .filter(each ->
                                senders.containsKey(String.valueOf(each.get("environment"))))
                        .filter(each -> Boolean.TRUE.equals(each.get("busy")))
                        .toList();
        if (sending.isEmpty()) {
            return;
        }
        Map<String, Object> victim = sending.get(chance.nextInt(sending.size()));
        long pid = ((Number) victim.getOrDefault("pid", 0)).longValue();
        var process = ProcessHandle.of(pid);
        if (process.isPresent() && process.get().destroyForcibly()) {
            process.get().onExit().join();
            Instant dead = Clock.systemUTC().instant();
            Kill kill = new Kill(String.valueOf(victim.get("environment")), dead, unsettled());
            synchronized (kills) {
                kills.add(kill);
            }
        }
    }

    private List<Unsettled> unsettled() {
        return dynamoDb
                .scanPaginator(scan ->
                        scan.tableName("registrations")
                                .filterExpression("attribute_exists(claim)")
                                .consistentRead(true))
                .items()
                .stream()
                .map(Attributes::plain)
                .map(Killer::unsettled)
                .toList();
    }

    private static Unsettled unsettled(Map<String, Object> registration) {
        Map<String, Object> claim = Json.object(registration, "claim");
        return new Unsettled(
                Json.string(registration, "id").orElseThrow(),
                number(claim, "first"),
                number(claim, "attempt"));
    }

    private static int number(Map<String, Object> tree, String name) {
        return ((Number) Objects.requireNonNull(tree.get(name), name)).intValue();
    }
}
