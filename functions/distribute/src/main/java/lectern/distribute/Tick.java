package lectern.distribute;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.random.RandomGenerator;
import lectern.delivery.Agenda;
import lectern.delivery.Deadline;
import lectern.delivery.Report;
import lectern.delivery.Sending;
import lectern.lambda.Log;
import lectern.plan.LinkTime;
import lectern.registration.Webinar;

/** One tick: look at the webinars, send what is due, walk what changed, tell the organisers. */
final class Tick {
    private final Sending sending;
    private final Review review;
    private final String registrationsTable;
    private final Clock clock;
    private final Deadline deadline;

    Tick(
            Sending sending,
            Review review,
            String registrationsTable,
            Clock clock,
            Deadline deadline) {
        this.sending = sending;
        this.review = review;
        this.registrationsTable = registrationsTable;
        this.clock = clock;
        this.deadline = deadline;
    }

    /**
     * What a tick did.
     *
     * @param sent mails that SES accepted
     * @param changed other writes
     * @param due keys seen as due that stay
     * @param census of the webinars whose link is due and that have not begun
     */
    record Done(int sent, int changed, int due, Census census) {}

    private record Walked(int changed, Census census) {}

    Done run() throws InterruptedException {
        Instant now = clock.instant();
        List<Review.Reviewed> webinars = reviewed(now);
        FutureTask<Walked> walk =
                new FutureTask<>(() -> new Walked(passed(webinars, now), census(webinars, now)));
        Thread walking = Thread.ofVirtual().start(walk);
        Report report;
        try {
            report =
                    sending.run(
                            new Agenda(
                                    sending.dynamoDb(),
                                    registrationsTable,
                                    now,
                                    RandomGenerator.getDefault()),
                            deadline);
        } finally {
            walking.join();
        }
        for (Review.Reviewed webinar : webinars) {
            review.tell(
                    webinar,
                    Optional.ofNullable(report.stopped().get(webinar.id())),
                    report.accepting().contains(webinar.id()));
        }
        if (report.failure() != null) {
            throw new IllegalStateException(
                    report.failures() + " deliveries failed", report.failure());
        }
        Walked walked = result(walk);
        return new Done(
                report.sent(), report.changed() + walked.changed(), report.left(), walked.census());
    }

    /** Walks the registrations of every webinar whose turn it is; answers how many it rewrote. */
    private int passed(List<Review.Reviewed> webinars, Instant now) throws InterruptedException {
        Pass pass = new Pass(sending.progress(), clock, deadline);
        for (Review.Reviewed reviewed : webinars) {
            if (reviewed.isPassDue(now) && pass.isClean(reviewed.webinar().orElseThrow())) {
                review.passed(reviewed, now);
            }
        }
        return pass.writes();
    }

    /** Counts beside the sending, so that what a long tick has still to do is counted too. */
    private Census census(List<Review.Reviewed> webinars, Instant now) {
        Census all = Census.NOTHING;
        for (Review.Reviewed reviewed : webinars) {
            Optional<Webinar> due =
                    reviewed.webinar().filter(webinar -> isBeforeStart(webinar, now));
            if (due.isPresent()) {
                Census one = Census.of(due.get(), sending.progress().of(reviewed.id()), now);
                if (one.isWorrying()) {
                    Log.warn("counted", one.details("webinar", reviewed.id()));
                }
                all = all.and(one);
            }
        }
        return all;
    }

    private static boolean isBeforeStart(Webinar webinar, Instant now) {
        return webinar.status() == Webinar.Status.SCHEDULED
                && !now.isBefore(LinkTime.earliest(webinar))
                && now.isBefore(webinar.start());
    }

    private static Walked result(FutureTask<Walked> walk) throws InterruptedException {
        try {
            return walk.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pass failed", e.getCause());
        }
    }

    // A webinar that cannot be looked at keeps no other from being served.
    private List<Review.Reviewed> reviewed(Instant now) {
        List<Review.Reviewed> reviewed = new ArrayList<>();
        for (Map<String, Object> item : sending.webinars().all()) {
            try {
                review.review(item, now).ifPresent(reviewed::add);
            } catch (RuntimeException broken) {
                Log.warn("review failed", "cause", broken.getClass().getName());
            }
        }
        return reviewed;
    }
}
