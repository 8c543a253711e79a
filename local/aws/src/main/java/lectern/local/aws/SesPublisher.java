package lectern.local.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Tells the event bus what became of each mail that was sent with a configuration set: once and in
 * order, unless somebody wants them late, in another order, twice or not at all.
 */
final class SesPublisher {
    private final Clock clock;
    private volatile EventSink bus = (_, _) -> {};
    private volatile Function<SesOutcome, List<Duration>> posts =
            outcome -> List.of(outcome.type().after());

    SesPublisher(Clock clock) {
        this.clock = clock;
    }

    void bus(EventSink other) {
        bus = other;
    }

    void posts(Function<SesOutcome, List<Duration>> decision) {
        posts = decision;
    }

    /** SES took this mail. */
    void publish(SendRequest request, InboxMail mail) {
        request.configurationSet()
                .ifPresent(set ->
                        mail.to()
                                .forEach(recipient ->
                                        SesOutcome.fate(recipient)
                                                .forEach(type ->
                                                        post(
                                                                new SesOutcome(
                                                                        type, mail, recipient),
                                                                set))));
    }

    private void post(SesOutcome outcome, String configurationSet) {
        for (Duration after : posts.apply(outcome)) {
            bus.put(outcome.event(configurationSet, clock.instant().plus(after)), after);
        }
    }
}
