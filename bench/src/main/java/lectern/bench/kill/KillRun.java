package lectern.bench.kill;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import lectern.lambda.Json;
import lectern.registration.Attributes;

/**
 * One run: people register and the morning comes while senders are killed and SES answers badly;
 * then peace, until nothing is due any more.
 */
final class KillRun {
    private static final Instant MORNING = Instant.parse("2020-12-03T06:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final Duration GRACE_AND_MORE = Duration.ofMinutes(20);

    /** At most three attempts, with a lease and a grace after each. */
    private static final int PEACEFUL_STEPS = 3;

    private static final int AT_A_TIME = 2;

    /** Of pressing the button, before a person gives up. */
    private static final int PATIENCE = 10;

    private static final List<String> COUNTRIES =
            List.of("CZ", "JP", "US", "BR", "CN", "ES", "IN", "AU", "ZA", "FR");
    private static final Map<String, Double> SHARES =
            Map.of(
                    "throttle", 0.02,
                    "fail-before", 0.02,
                    "fail-after", 0.02,
                    "reset-before", 0.02,
                    "lose-answer", 0.02,
                    "silent", 0.002);

    private final LocalProcess local;
    private final int registrants;
    private final Duration storm;
    private final double lostEvents;
    private final Random seeds;
    private final Consumer<String> say;

    private KillRun(
            LocalProcess local,
            int registrants,
            Duration storm,
            double lostEvents,
            long seed,
            Consumer<String> say) {
        this.local = local;
        this.registrants = registrants;
        this.storm = storm;
        this.lostEvents = lostEvents;
        this.seeds = new Random(seed);
        this.say = say;
    }

    /** What a run found, and how many processes it killed. */
    record Result(Verdict verdict, int kills) {}

    /**
     * Runs.
     *
     * @param storm how long things go wrong at most
     * @param lostEvents the share of mails about which SES tells nothing
     * @param say takes what is going on, line by line
     */
    static Result run(
            int registrants, Duration storm, double lostEvents, long seed, Consumer<String> say)
            throws IOException, InterruptedException {
        try (LocalProcess local = LocalProcess.start()) {
            return new KillRun(local, registrants, storm, lostEvents, seed, say).run();
        }
    }

    private Result run() throws IOException, InterruptedException {
        local.put(
                "/local/ses",
                Map.of(
                        "rate",
                        200,
                        "shares",
                        SHARES,
                        "lostEvents",
                        lostEvents,
                        "lateEvents",
                        0.1,
                        "repeatedEvents",
                        0.1,
                        "seed",
                        seeds.nextInt()));
        long end = System.nanoTime() + storm.toNanos();
        Killer killer = Killer.start(local, seeds.nextLong());
        try (killer) {
            register();
            say.accept("registered: " + registrants + ", killed so far: " + killer.kills().size());
            local.moveTo(local.now().plus(TICK));
            local.moveTo(MORNING);
            distribute(end);
        }
        List<Killer.Kill> kills = killer.kills();
        say.accept("the storm is over, killed: " + kills.size());
        local.put("/local/ses", Map.of("shares", Map.of()));
        for (int step = 0; step < PEACEFUL_STEPS; step++) {
            local.moveTo(local.now().plus(GRACE_AND_MORE));
        }
        return new Result(
                Verdict.of(local.list("/local/ses/requests"), kills, registrations(), local.now()),
                kills.size());
    }

    private void register() throws InterruptedException {
        try (ExecutorService people = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < registrants; i++) {
                Map<String, ?> person = person(i);
                answers.add(people.submit(() -> registered(person)));
            }
            for (Future<Integer> answer : answers) {
                if (answer.get() != 202) {
                    throw new IllegalStateException("the form answered " + answer.get());
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the form does not answer", e);
        }
    }

    /** The form's last answer: where it does not take her, she presses again. */
    private int registered(Map<String, ?> person) throws IOException, InterruptedException {
        int answer = 0;
        for (int pressed = 0; pressed < PATIENCE && answer != 202; pressed++) {
            answer = local.postJson("/webinars/iuc-city-to-city-4/registrations", person);
        }
        return answer;
    }

    private static Map<String, ?> person(int number) {
        return Map.of(
                "name",
                "Person " + number,
                "email",
                "person" + number + "@example.com",
                "country",
                COUNTRIES.get(number % COUNTRIES.size()),
                "privacy",
                true);
    }

    /** Ticks until everybody's link was tried or the time is up. */
    private void distribute(long end) throws IOException, InterruptedException {
        while (System.nanoTime() < end && linksTried() < registrants) {
            local.moveTo(local.now().plus(TICK));
        }
    }

    private long linksTried() throws IOException, InterruptedException {
        return local.list("/local/ses/requests").stream()
                .filter(each -> Json.string(each, "kind").filter("link"::equals).isPresent())
                .map(each -> each.get("registration"))
                .distinct()
                .count();
    }

    private List<Map<String, Object>> registrations() {
        try (var dynamoDb = local.dynamoDb()) {
            return dynamoDb
                    .scanPaginator(scan -> scan.tableName("registrations").consistentRead(true))
                    .items()
                    .stream()
                    .map(Attributes::plain)
                    .toList();
        }
    }
}
