package lectern.local.fault;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import lectern.local.aws.Fault;
import lectern.local.aws.SendRequest;
import lectern.local.aws.SesEndpoint;
import lectern.local.aws.SesOutcome;

/**
 * What the next requests to send meet: first what was asked for one by one, then by chance. Keeps
 * what every request met. Thread-safe.
 */
public final class SesFaults {
    private static final Duration SLOW = Duration.ofSeconds(3);

    /** A sender waits 10 seconds. */
    private static final Duration SILENT = Duration.ofSeconds(12);

    private static final Duration LATE = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final SesEndpoint ses;
    private final Killing killing;
    private final Clock clock;
    private final Deque<SesFault> next = new ArrayDeque<>();
    private final Map<SesFault, Double> shares = new EnumMap<>(SesFault.class);
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, Boolean> told = new HashMap<>();
    private Random chance = new Random(0);
    private EventShares events = EventShares.RELIABLE;

    private SesFaults(SesEndpoint ses, Killing killing, Clock clock) {
        this.ses = ses;
        this.killing = killing;
        this.clock = clock;
    }

    /** Decides for this endpoint from now on. */
    public static SesFaults of(SesEndpoint ses, Killing killing, Clock clock) {
        SesFaults faults = new SesFaults(ses, killing, clock);
        ses.faults(faults::decide);
        return faults;
    }

    /** The next requests meet this, after what was asked for before. */
    public void next(SesFault fault, int times) {
        if (fault.kills()) {
            killing.prepare();
        }
        synchronized (this) {
            next.addAll(Collections.nCopies(times, fault));
        }
    }

    /**
     * Of all other requests, these shares meet these.
     *
     * @param seed of the chance
     */
    public void shares(Map<SesFault, Double> wanted, long seed) {
        if (wanted.keySet().stream().anyMatch(SesFault::kills)) {
            killing.prepare();
        }
        synchronized (this) {
            shares.clear();
            shares.putAll(wanted);
            chance = new Random(seed);
        }
    }

    /**
     * Of the mails that SES takes from now on, SES's events meet this.
     *
     * @param seed of the chance
     */
    public synchronized void events(EventShares wanted, long seed) {
        events = wanted;
        Random drawn = new Random(seed);
        ses.posts(outcome -> posts(outcome, wanted, drawn));
    }

    public synchronized EventShares events() {
        return events;
    }

    /** Whether SES's events about this mail were lost. */
    public synchronized boolean isUntold(String messageId) {
        return Boolean.FALSE.equals(told.get(messageId));
    }

    private synchronized boolean isTold(String messageId, double share, Random drawn) {
        return told.computeIfAbsent(messageId, _ -> drawn.nextDouble() >= share);
    }

    private synchronized List<Duration> posts(
            SesOutcome outcome, EventShares wanted, Random drawn) {
        if (!isTold(outcome.mail().id(), wanted.lost(), drawn)) {
            return List.of();
        }
        Duration inTime = outcome.type().after();
        Duration first = drawn.nextDouble() < wanted.late() ? inTime.plus(LATE) : inTime;
        return drawn.nextDouble() < wanted.repeated()
                ? List.of(first, first.plus(AGAIN))
                : List.of(first);
    }

    /** From now on nothing goes wrong. */
    public void clear() {
        synchronized (this) {
            next.clear();
            shares.clear();
        }
        events(EventShares.RELIABLE, 0);
        endKilling();
    }

    public synchronized List<SesFault> next() {
        return List.copyOf(next);
    }

    public synchronized Map<SesFault, Double> shares() {
        return Map.copyOf(shares);
    }

    /** All requests so far, oldest first. */
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    public double rate() {
        return ses.account().sendRate();
    }

    /** SES takes this many mails a second from now on, and says so. */
    public void rate(double rate) {
        ses.account(ses.account().withSendRate(rate));
    }

    /** All open connections go stale. */
    public void dropConnections() {
        ses.dropConnections();
    }

    private Fault decide(SendRequest request) {
        Optional<SesFault> fault = drawn(request.sender());
        synchronized (this) {
            asked.add(
                    new Asked(
                            clock.instant(),
                            Clock.systemUTC().instant(),
                            request.sender(),
                            request,
                            fault));
        }
        return fault.map(each -> carriedOut(each, request)).orElseGet(Fault.None::new);
    }

    private synchronized Optional<SesFault> drawn(String sender) {
        SesFault first = next.peekFirst();
        if (first != null && isPossible(first, sender)) {
            return Optional.of(next.removeFirst());
        }
        double drawn = chance.nextDouble();
        for (Map.Entry<SesFault, Double> share : shares.entrySet()) {
            drawn -= share.getValue();
            if (drawn < 0) {
                return Optional.of(share.getKey()).filter(each -> isPossible(each, sender));
            }
        }
        return Optional.empty();
    }

    // What began before anybody was to be killed may run where nothing can be killed.
    private boolean isPossible(SesFault fault, String sender) {
        return !fault.kills() || killing.canKill(sender);
    }

    private Fault carriedOut(SesFault fault, SendRequest request) {
        return switch (fault) {
            case THROTTLE -> new Fault.Throttle();
            case FAIL_BEFORE -> new Fault.Error500Before();
            case FAIL_AFTER -> new Fault.Error500After();
            case RESET_BEFORE -> new Fault.ResetBefore();
            case LOSE_ANSWER -> new Fault.ResetAfter();
            case SLOW -> new Fault.Delay(SLOW);
            case SILENT -> new Fault.Delay(SILENT);
            case KILL_BEFORE -> {
                kill(request.sender());
                yield new Fault.ResetBefore();
            }
            case KILL_AFTER -> new Fault.TakenThen(() -> kill(request.sender()));
        };
    }

    private void kill(String sender) {
        killing.kill(sender);
        endKilling();
    }

    private void endKilling() {
        boolean more;
        synchronized (this) {
            more = Stream.concat(next.stream(), shares.keySet().stream()).anyMatch(SesFault::kills);
        }
        if (!more) {
            killing.done();
        }
    }
}
