package lectern.distribute;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final AtomicInteger failures = new AtomicInteger();

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
     * @param failures keys and webinars whose handling threw; the table still has them for the next
     *     tick, and an alarm looks at this number
     * @param census of the webinars whose link is due and that have not begun
     */
    record Done(int sent, int changed, int due, int failures, Census census) {}

    Done run() throws InterruptedException {
        Instant now = clock.instant();
        List<Review.Reviewed> webinars = reviewed(now);
        FutureTask<Integer> passes = beside(() -> passed(webinars, now));
        FutureTask<Census> counting = beside(() -> census(webinars, now));
        Report report;
        int changed;
        Census census;
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
            changed = result(passes);
            census = result(counting);
        }
        for (Review.Reviewed webinar : webinars) {
            attempt("telling", () -> tell(webinar, report));
        }
        return new Done(
                report.sent(),
                report.changed() + changed,
                report.left(),
                report.failures() + failures.get(),
                census);
    }

    private void tell(Review.Reviewed webinar, Report report) {
        review.tell(
                webinar,
                Optional.ofNullable(report.stopped().get(webinar.id())),
                report.accepting().contains(webinar.id()));
    }

    /** Walks the registrations of every webinar whose turn it is; answers how many it rewrote. */
    private int passed(List<Review.Reviewed> webinars, Instant now) throws InterruptedException {
        Pass pass =
                new Pass(
                        sending.progress(),
                        sending.webinars()::inForce,
                        clock,
                        Thread::sleep,
                        deadline);
        for (Review.Reviewed reviewed : webinars) {
            if (reviewed.isPassDue(now)) {
                attempt("pass", () -> pass(pass, reviewed, now));
            }
        }
        return pass.writes();
    }

    private void pass(Pass pass, Review.Reviewed reviewed, Instant now)
            throws InterruptedException {
        Forecast forecast = new Forecast();
        if (pass.isClean(reviewed.id(), forecast)) {
            review.passed(reviewed, forecast, now);
        }
    }

    /** Counts beside the sending, so that what a long tick has still to do is counted too. */
    private Census census(List<Review.Reviewed> webinars, Instant now) throws InterruptedException {
        List<Census> all = new ArrayList<>();
        for (Review.Reviewed reviewed : webinars) {
            Optional<Webinar> due =
                    reviewed.webinar().filter(webinar -> isBeforeStart(webinar, now));
            if (due.isPresent()) {
                attempt("census", () -> all.add(counted(due.get(), now)));
            }
        }
        return all.stream().reduce(Census.NOTHING, Census::and);
    }

    private Census counted(Webinar webinar, Instant now) {
        Census census =
                Census.of(
                        webinar,
                        sending.progress().of(webinar.id()),
                        now,
                        () -> !clock.instant().isBefore(deadline.noSendFrom()));
        if (census.isWorrying()) {
            Log.warn("counted", census.details("webinar", webinar.id()));
        }
        return census;
    }

    private static boolean isBeforeStart(Webinar webinar, Instant now) {
        return webinar.status() == Webinar.Status.SCHEDULED
                && !now.isBefore(LinkTime.earliest(webinar))
                && now.isBefore(webinar.start());
    }

    private List<Review.Reviewed> reviewed(Instant now) throws InterruptedException {
        List<Review.Reviewed> reviewed = new ArrayList<>();
        Account account = review.account();
        for (Map<String, Object> item : sending.webinars().all()) {
            attempt("review", () -> review.review(item, account, now).ifPresent(reviewed::add));
        }
        return reviewed;
    }

    private interface Attempt {
        void run() throws InterruptedException;
    }

    // One webinar's trouble keeps no other from being served; it is counted, not forgotten.
    private void attempt(String what, Attempt attempt) throws InterruptedException {
        try {
            attempt.run();
        } catch (RuntimeException broken) {
            failures.incrementAndGet();
            // The class alone: messages of foreign libraries may quote what they could not read.
            Log.warn(what + " failed", "cause", broken.getClass().getName());
        }
    }

    private static <T> FutureTask<T> beside(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static <T> T result(FutureTask<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            // The class alone, as above: what is thrown here is logged with its causes.
            throw new IllegalStateException(
                    "a walk ended with " + task.exceptionNow().getClass().getName());
        }
    }
}
