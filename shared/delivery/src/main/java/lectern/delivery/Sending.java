package lectern.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.mail.Composer;
import lectern.progress.Progress;
import lectern.registration.Registrations;
import lectern.registration.Webinars;
import lectern.token.TokenKeys;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * All that sending needs, made once when a function starts; and one run of it: some workers who
 * take keys that may be due. When {@link #run} returns, none of them is left.
 */
public final class Sending {
    /** For 14 mails a second of a quarter of a second each, four would do; a rate may be higher. */
    private static final int WORKERS = 32;

    private static final int OUTAGES_THAT_STOP = 5;

    private final DynamoDbClient dynamoDb;
    private final String controlTable;
    private final Registrations registrations;
    private final Progress progress;
    private final Webinars webinars;
    private final Sender sender;
    private final Composer composer;
    private final Clock clock;
    private final Duration lookAhead;

    /**
     * Reads WEBINARS_TABLE, REGISTRATIONS_TABLE, CONTROL_TABLE, PUBLIC_URL and CONFIGURATION_SET.
     *
     * @param lookAhead how far ahead slots of the pacer may be taken
     */
    public Sending(Environment environment, Clock clock, Duration lookAhead) {
        this.dynamoDb = AwsClients.dynamoDb(environment);
        this.controlTable = environment.required("CONTROL_TABLE");
        String table = environment.required("REGISTRATIONS_TABLE");
        this.registrations = new Registrations(dynamoDb, table);
        this.progress = new Progress(dynamoDb, table);
        this.webinars =
                new Webinars(dynamoDb, environment.required("WEBINARS_TABLE"), controlTable);
        this.sender = new Sender(environment);
        this.composer = new Composer(environment.requiredUrl("PUBLIC_URL"));
        this.clock = clock;
        this.lookAhead = lookAhead;
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public Webinars webinars() {
        return webinars;
    }

    public Progress progress() {
        return progress;
    }

    /** Works until the keys are at their end or no send may start any more. */
    public Report run(Iterator<DueKey> keys, Deadline deadline) throws InterruptedException {
        Tally tally = new Tally();
        Delivery delivery =
                new Delivery(
                        registrations,
                        progress,
                        new WebinarCache(webinars, clock),
                        new Pacer(dynamoDb, controlTable, clock, sender::maxSendRate, lookAhead),
                        sender,
                        composer,
                        new TokenKeys(dynamoDb, controlTable),
                        clock,
                        deadline,
                        tally);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(Thread.ofVirtual().start(() -> work(keys, delivery, tally)));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return tally.report();
    }

    private static void work(Iterator<DueKey> keys, Delivery delivery, Tally tally) {
        boolean slotInHand = false;
        try {
            while (tally.outages() < OUTAGES_THAT_STOP) {
                try {
                    Optional<DueKey> next = next(keys);
                    if (next.isEmpty()) {
                        return;
                    }
                    if (delivery.isOver()) {
                        tally.countLeft();
                        return;
                    }
                    slotInHand = delivery.deliver(next.get(), slotInHand);
                } catch (RuntimeException broken) {
                    // One broken key keeps nobody else waiting; the table still has it for the next
                    // tick.
                    tally.countFailure(broken);
                }
            }
        } catch (InterruptedException | Error end) {
            tally.countFailure(end);
        }
    }

    private static Optional<DueKey> next(Iterator<DueKey> keys) {
        synchronized (keys) {
            return keys.hasNext() ? Optional.of(keys.next()) : Optional.empty();
        }
    }
}
