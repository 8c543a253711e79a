package lectern.local.console;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import lectern.local.aws.Inbox;

/** Somebody registers through the form, and the page shows what came of it. */
final class Arrivals {
    static final String PAGE = "/local";

    /** A first mail takes a moment; a function that starts anew for it takes some. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Registrants registrants;
    private final Inbox inbox;
    private final Journal journal;

    Arrivals(Registrants registrants, Inbox inbox, Journal journal) {
        this.registrants = registrants;
        this.inbox = inbox;
        this.journal = journal;
    }

    /** The next person, and the mail to them where it comes soon. */
    Reply next(String webinar) throws IOException, InterruptedException {
        return shown(registrants.registerNext(webinar));
    }

    /** The next person under this address. */
    Reply as(String webinar, String email) throws IOException, InterruptedException {
        return shown(registrants.registerNext(webinar, email));
    }

    /** The next person, and how it ends, which may be without a mail. */
    Reply until(String webinar, BooleanSupplier ended) throws IOException, InterruptedException {
        Registrants.Posted posted = registrants.registerNext(webinar);
        say(posted);
        await(ended);
        return Reply.seeOther(PAGE);
    }

    private Reply shown(Registrants.Posted posted) throws InterruptedException {
        if (say(posted)) {
            await(() -> mailTo(posted.email()).isPresent());
        }
        return Reply.seeOther(mailTo(posted.email()).map(id -> PAGE + "?mail=" + id).orElse(PAGE));
    }

    private boolean say(Registrants.Posted posted) {
        boolean taken = posted.status() == 303;
        journal.add(
                taken
                        ? posted.name() + " registered as " + posted.email() + "."
                        : "%s could not register: the form answered %d."
                                .formatted(posted.name(), posted.status()));
        return taken;
    }

    private Optional<String> mailTo(String email) {
        return inbox.to(email).stream().findFirst().map(mail -> mail.id());
    }

    private static void await(BooleanSupplier ended) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ended.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
