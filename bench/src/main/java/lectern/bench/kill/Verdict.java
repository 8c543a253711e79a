package lectern.bench.kill;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.lambda.Json;

/**
 * Who got what, from the requests that came to SES and the registrations at the end.
 *
 * @param registered registrations in the table
 * @param requests to send, that came to SES
 * @param without mails that nobody got and nobody is told of: of confirmation and link
 * @param inAttention registrations whose attention says that a person has to look
 * @param duplicates mails beyond the first of the same kind and revision to the same person
 * @param lostAnswers mails that SES took and whose sender cannot know it
 * @param untold of these, mails whose events were lost too, so that nothing can settle the doubt
 * @param unexplained duplicates that no mail of the last kind explains
 * @param repeated requests beyond the first under one claim
 * @param untrue registrations that call a mail sent that SES never took
 * @param stuck registrations still claimed or with a mail overdue
 */
record Verdict(
        int registered,
        int requests,
        int without,
        int inAttention,
        int duplicates,
        int lostAnswers,
        int untold,
        int unexplained,
        int repeated,
        int untrue,
        int stuck) {
    /** What SES reads that late was sent by a process that is dead by now. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

    private static final Set<String> ANSWER_LOST =
            Set.of("fail-after", "lose-answer", "silent", "kill-after");
    private static final List<String> KINDS = List.of("confirmation", "link");

    static Verdict of(
            List<Map<String, Object>> requests,
            List<Killer.Kill> kills,
            List<Map<String, Object>> registrations,
            Instant now) {
        List<Map<String, Object>> taken =
                requests.stream().filter(each -> each.containsKey("messageId")).toList();
        Map<String, List<Map<String, Object>>> mails =
                taken.stream()
                        .collect(
                                groupingBy(each -> text(each, "registration", "kind", "revision")));
        Collection<List<Map<String, Object>>> claims =
                requests.stream()
                        .collect(groupingBy(each -> text(each, "registration", "attempt")))
                        .values();
        return new Verdict(
                registrations.size(),
                requests.size(),
                sum(registrations, each -> without(each, taken)),
                sum(registrations, each -> each.containsKey("attention") ? 1 : 0),
                sum(mails.values(), same -> same.size() - 1),
                sum(taken, each -> isAnswerLost(each, kills) ? 1 : 0),
                sum(taken, each -> isUntold(each, kills) ? 1 : 0),
                sum(mails.values(), same -> unexplained(same, kills)),
                sum(claims, same -> same.size() - 1),
                sum(registrations, each -> untrue(each, taken)),
                sum(registrations, each -> stuck(each, now)));
    }

    /** What must not be, in words; empty where all is well. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        say(without, "mails are missing", violations);
        say(unexplained, "duplicates though SES's events were not lost", violations);
        say(repeated, "requests were repeated under one claim", violations);
        say(untrue, "mails are called sent that SES never took", violations);
        say(stuck, "registrations are stuck", violations);
        return violations;
    }

    private static void say(int count, String what, List<String> violations) {
        if (count > 0) {
            violations.add(count + " " + what);
        }
    }

    private static int without(Map<String, Object> registration, List<Map<String, Object>> taken) {
        if (registration.containsKey("attention")) {
            return 0;
        }
        Set<String> got =
                ofRegistration(registration, taken)
                        .map(each -> text(each, "kind"))
                        .collect(Collectors.toSet());
        return (int) KINDS.stream().filter(kind -> !got.contains(kind)).count();
    }

    private static int untrue(Map<String, Object> registration, List<Map<String, Object>> taken) {
        Set<String> ids =
                ofRegistration(registration, taken)
                        .map(each -> text(each, "messageId"))
                        .collect(Collectors.toSet());
        return (int)
                KINDS.stream()
                        .flatMap(kind -> Json.string(registration, kind + "MessageId").stream())
                        .filter(id -> !ids.contains(id))
                        .count();
    }

    private static int stuck(Map<String, Object> registration, Instant now) {
        boolean due =
                Json.string(registration, "nextMailAt")
                        .map(Instant::parse)
                        .filter(at -> at.isBefore(now))
                        .isPresent();
        boolean waits = registration.containsKey("claim") || due;
        return waits && !registration.containsKey("attention") ? 1 : 0;
    }

    private static int unexplained(List<Map<String, Object>> same, List<Killer.Kill> kills) {
        int untold = sum(same, each -> isUntold(each, kills) ? 1 : 0);
        return Math.max(0, same.size() - 1 - untold);
    }

    private static boolean isUntold(Map<String, Object> request, List<Killer.Kill> kills) {
        return Boolean.TRUE.equals(request.get("untold")) && isAnswerLost(request, kills);
    }

    private static boolean isAnswerLost(Map<String, Object> request, List<Killer.Kill> kills) {
        return ANSWER_LOST.contains(text(request, "fault"))
                || kills.stream().anyMatch(kill -> isUnsettledBy(kill, request));
    }

    /**
     * Whether the sender was killed with this mail in hand: nothing of it was in the table then.
     */
    private static boolean isUnsettledBy(Killer.Kill kill, Map<String, Object> request) {
        int attempt = Integer.parseInt(text(request, "attempt"));
        return kill.environment().equals(request.get("sender"))
                && Instant.parse(text(request, "realAt")).isBefore(kill.at().plus(ON_THE_WAY))
                && kill.unsettled().stream()
                        .anyMatch(claim ->
                                claim.registration().equals(request.get("registration"))
                                        && claim.first() <= attempt
                                        && attempt <= claim.attempt());
    }

    private static Stream<Map<String, Object>> ofRegistration(
            Map<String, Object> registration, List<Map<String, Object>> taken) {
        return taken.stream()
                .filter(each -> Objects.equals(registration.get("id"), each.get("registration")));
    }

    private static <T> int sum(Collection<T> all, ToIntFunction<T> each) {
        return all.stream().mapToInt(each).sum();
    }

    private static String text(Map<String, Object> tree, String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(tree.getOrDefault(name, "")).append(' ');
        }
        return text.toString().strip();
    }
}
