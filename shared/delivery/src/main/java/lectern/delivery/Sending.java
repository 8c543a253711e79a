package lectern.delivery;

import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import lectern.lambda.AwsClients;
import lectern.lambda.Environment;
import lectern.mail.Composer;
import lectern.progress.Progress;
import lectern.registration.Registrations;
import lectern.registration.Webinars;
import lectern.token.TokenKeys;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * All that sending needs, made once when a function starts; and one run of it: some workers who
 * take keys that may be due. When {@link #run} returns, none of them is left.
 */
public final class Sending {
    private static final int OUTAGES_THAT_STOP = 5;

    private final DynamoDbClient dynamoDb;
    private final String controlTable;
    private final Registrations registrations;
    private final Progress progress;
    private final Webinars webinars;
    private final Sender sender;
    private final Composer composer;
    private final Clock clock;
    private final Lane lane;

    /**
     * Reads WEBINARS_TABLE, REGISTRATIONS_TABLE, CONTROL_TABLE, PUBLIC_URL and CONFIGURATION_SET.
     *
     * @param lane whose slots of the pacer it takes
     */
    public Sending(Environment environment, Clock clock, Lane lane) {
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
        this.lane = lane;
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
        Pacer pacer = new Pacer(dynamoDb, controlTable, clock, sender::allowance, lane);
        Delivery delivery =
                new Delivery(
                        registrations,
                        progress,
                        new WebinarCache(webinars, clock),
                        pacer,
                        sender,
                        composer,
                        new TokenKeys(dynamoDb, controlTable),
                        clock,
                        deadline,
                        tally);
        Crew crew = new Crew(crewed -> work(keys, delivery, tally, crewed));
        crew.run();
        return tally.report();
    }

    private static void work(Iterator<DueKey> keys, Delivery delivery, Tally tally, Crew crew) {
        boolean slotInHand = false;
        try {
            while (true) {
                Optional<DueKey> next = next(keys);
                if (next.isEmpty()) {
                    return;
                }
                if (delivery.isOver() || tally.outages() >= OUTAGES_THAT_STOP) {
                    tally.countLeft();
                    return;
                }
                slotInHand = delivered(next.get(), slotInHand, delivery, tally, crew);
            }
        } catch (InterruptedException | RuntimeException | Error end) {
            // Keys that cannot be read are for the next tick; to ask again at once helps nobody.
            tally.countFailure(end);
        }
    }

    // One broken key keeps nobody else waiting; the table still has it for the next tick. Its slot
    // counts as used.
    private static boolean delivered(
            DueKey due, boolean slotInHand, Delivery delivery, Tally tally, Crew crew)
            throws InterruptedException {
        try {
            return delivery.deliver(due, slotInHand, crew::grow);
        } catch (SdkException away) {
            tally.countOutage(away);
        } catch (RuntimeException broken) {
            tally.countFailure(broken);
        }
        return false;
    }

    private static Optional<DueKey> next(Iterator<DueKey> keys) {
        synchronized (keys) {
            return keys.hasNext() ? Optional.of(keys.next()) : Optional.empty();
        }
    }
}
