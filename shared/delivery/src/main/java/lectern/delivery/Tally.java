package lectern.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import lectern.lambda.Log;
import lectern.registration.Claim;
import lectern.registration.Registration;
import lectern.registration.WebinarId;
import software.amazon.awssdk.core.exception.SdkException;

/** What one invocation did, counted and logged; and for which webinars SES takes nothing more. */
final class Tally {
    private static final int REJECTIONS_THAT_STOP = 3;

    private final Map<WebinarId, String> stopped = new ConcurrentHashMap<>();
    private final Map<WebinarId, Integer> rejections = new ConcurrentHashMap<>();
    private final Set<WebinarId> accepting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger outages = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final Map<WebinarId, String> rejected = new ConcurrentHashMap<>();

    /** Whether SES takes nothing more of this webinar's in this invocation. */
    boolean isStopped(WebinarId webinar) {
        return stopped.containsKey(webinar);
    }

    /**
     * Nothing more of this webinar's goes out in this invocation, for a reason besides SES's own.
     */
    void stop(WebinarId webinar, String reason) {
        if (stopped.putIfAbsent(webinar, reason) == null) {
            Log.warn("stopped", "webinar", webinar, "detail", reason);
        }
    }

    /** How often the table did not answer. */
    int outages() {
        return outages.get();
    }

    void countOutage(SdkException thrown) {
        outages.incrementAndGet();
        countFailure(thrown);
    }

    void countLeft() {
        left.incrementAndGet();
    }

    void countChanged() {
        changed.incrementAndGet();
    }

    void countFailure(Throwable thrown) {
        failures.incrementAndGet();
        // The class alone: messages of foreign libraries may quote what they could not read.
        Log.warn("delivery failed", "cause", thrown.getClass().getName());
    }

    void countOutcome(Sent outcome, Claim claim, Registration registration) {
        (outcome instanceof Sent.Accepted ? sent : changed).incrementAndGet();
        WebinarId webinar = registration.key().webinar();
        switch (outcome) {
            case Sent.Accepted(var messageId) -> {
                rejections.remove(webinar);
                rejected.remove(webinar);
                accepting.add(webinar);
                Log.info("accepted", ids(claim, registration, messageId));
            }
            case Sent.Stop(var reason) -> {
                stopped.put(webinar, reason);
                Log.warn("stopped", ids(claim, registration, reason));
            }
            case Sent.Rejected(var reason) -> {
                rejected.put(webinar, reason);
                if (rejections.merge(webinar, 1, Integer::sum) >= REJECTIONS_THAT_STOP) {
                    stopped.put(webinar, reason);
                }
                Log.warn("rejected", ids(claim, registration, reason));
            }
            case Sent.NotSent(var reason, _) ->
                    Log.warn("not sent", ids(claim, registration, reason));
            case Sent.Refused(var reason) -> Log.warn("refused", ids(claim, registration, reason));
            case Sent.Unknown(var cause) -> Log.warn("unknown", ids(claim, registration, cause));
        }
    }

    Report report() {
        // A single mail that SES rejects every time must not go unnoticed either.
        Map<WebinarId, String> taken = new HashMap<>(rejected);
        taken.putAll(stopped);
        return new Report(sent.get(), changed.get(), left.get(), failures.get(), taken, accepting);
    }

    private static Object[] ids(Claim claim, Registration registration, String detail) {
        return new Object[] {
            "kind", claim.kind().word(),
            "webinar", registration.key().webinar(),
            "registration", registration.id(),
            "attempt", claim.attempt(),
            "detail", detail
        };
    }
}
