package lectern.bench.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** {@code bench/kill}: the run, and its table. */
final class Main {
    private Main() {}

    /** Arguments: registrants, seconds of storm, seed or {@code random}, share of lost events. */
    @SuppressWarnings("SystemOut") // this is a program that people start in a terminal
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int registrants = Integer.parseInt(arguments[0]);
        Duration storm = Duration.ofSeconds(Long.parseLong(arguments[1]));
        long seed =
                arguments[2].equals("random")
                        ? ThreadLocalRandom.current().nextInt(1_000_000)
                        : Long.parseLong(arguments[2]);
        double lostEvents = Double.parseDouble(arguments[3]);
        System.out.printf(
                "Kill run: %d registrants, at most %d s of storm, seed %d, events lost: %s%n",
                registrants, storm.toSeconds(), seed, lostEvents);
        long began = System.nanoTime();
        KillRun.Result result =
                KillRun.run(registrants, storm, lostEvents, seed, System.out::println);
        table(result).forEach(System.out::println);
        System.out.printf("took %d s%n", (System.nanoTime() - began) / 1_000_000_000);
        List<String> violations = result.verdict().violations();
        violations.forEach(each -> System.out.println("VIOLATED: " + each));
        System.exit(violations.isEmpty() ? 0 : 1);
    }

    private static List<String> table(KillRun.Result result) {
        Verdict verdict = result.verdict();
        return List.of(
                row("registrations", verdict.registered()),
                row("sending processes killed", result.kills()),
                row("requests to SES", verdict.requests()),
                row("mails missing", verdict.without()),
                row("registrations in attention", verdict.inAttention()),
                row("mails whose answer may be lost", verdict.lostAnswers()),
                row("  and whose events were lost", verdict.untold()),
                row("duplicates", verdict.duplicates()),
                row("duplicates that nothing explains", verdict.unexplained()),
                row("requests repeated under one claim", verdict.repeated()),
                row("called sent, never taken", verdict.untrue()),
                row("stuck", verdict.stuck()));
    }

    private static String row(String what, int count) {
        return "%-36s %7d".formatted(what, count);
    }
}
