package lectern.local.console;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import lectern.local.CannotStart;
import lectern.local.fault.SesFault;
import lectern.local.fault.SesFaults;

/** What the buttons do that let something go wrong. */
final class FaultButtons {
    private static final int MOST_TIMES = 1000;

    private final SesFaults faults;
    private final Arrivals arrivals;
    private final Journal journal;

    FaultButtons(SesFaults faults, Arrivals arrivals, Journal journal) {
        this.faults = faults;
        this.arrivals = arrivals;
        this.journal = journal;
    }

    /** The next mails meet this: {@code fault=throttle&times=3}. */
    Reply next(Map<String, String> form) {
        Optional<SesFault> fault = SesFault.of(form.getOrDefault("fault", ""));
        String times = form.getOrDefault("times", "1");
        if (fault.isEmpty() || !times.matches("\\d{1,4}") || Integer.parseInt(times) > MOST_TIMES) {
            return Reply.problem(400, "fault must be one of those in /local/ses, times a number.");
        }
        return armed(fault.get(), Integer.parseInt(times))
                .orElseGet(() -> said("The next mail meets this: " + fault.get().sentence()));
    }

    Reply clear(Map<String, String> form) {
        faults.clear();
        return said("Nothing goes wrong any more.");
    }

    Reply dropConnections(Map<String, String> form) {
        faults.dropConnections();
        return said("SES closed every open connection; no mail may be lost or doubled by that.");
    }

    /** SES takes a mail, and nobody hears of it. */
    Reply loseAnswer(Map<String, String> form) throws IOException, InterruptedException {
        faults.next(SesFault.LOSE_ANSWER, 1);
        journal.add(
                "SES takes the next mail and its answer is lost: nobody knows, so nobody sends it"
                        + " again before SES's own event says so or a grace has passed.");
        return arrivals.next(form.getOrDefault("webinar", ""));
    }

    /** The process that sends is killed after it claimed the registration. */
    Reply killSender(Map<String, String> form) throws IOException, InterruptedException {
        Optional<Reply> cannot = armed(SesFault.KILL_BEFORE, 1);
        if (cannot.isPresent()) {
            return cannot.get();
        }
        journal.add(
                "The next sender is killed between its claim and SES: the claim stays, and after"
                        + " its lease and a grace the mail goes out. Twenty minutes show it.");
        long before = killed();
        return arrivals.until(form.getOrDefault("webinar", ""), () -> killed() > before);
    }

    /** An address that takes no mail, of SES's own mailbox simulator. */
    Reply bounce(Map<String, String> form) throws IOException, InterruptedException {
        String email =
                "bounce+%04x@simulator.amazonses.com"
                        .formatted(ThreadLocalRandom.current().nextInt(0x10000));
        return arrivals.as(form.getOrDefault("webinar", ""), email);
    }

    private long killed() {
        return faults.asked().stream()
                .filter(each -> each.fault().filter(SesFault::kills).isPresent())
                .count();
    }

    /** Why it cannot be; nothing where it can. */
    private Optional<Reply> armed(SesFault fault, int times) {
        try {
            faults.next(fault, times);
            return Optional.empty();
        } catch (CannotStart e) {
            return Optional.of(said(String.valueOf(e.getMessage())));
        }
    }

    private Reply said(String sentence) {
        journal.add(sentence);
        return Reply.seeOther(Arrivals.PAGE);
    }
}
