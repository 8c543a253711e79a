package lectern.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2020-12-03T07:00:00Z");
    private static final String UNEXPLAINED = "1 duplicates though SES's events were not lost";
    private static final Map<String, Object> DONE =
            Map.of("id", "r", "confirmationMessageId", "m1", "linkMessageId", "m2");
    private static final List<Map<String, Object>> BOTH =
            List.of(taken("confirmation", 1, "m1"), taken("link", 2, "m2"));

    @Test
    void onceEachIsWell() {
        assertThat(verdict(BOTH, List.of(), DONE).violations()).isEmpty();
    }

    @Test
    void aMailThatNobodyTookIsMissingUnlessSomebodyIsToldOfIt() {
        List<Map<String, Object>> one = List.of(taken("confirmation", 1, "m1"));
        Map<String, Object> item = Map.of("id", "r", "confirmationMessageId", "m1");
        assertThat(verdict(one, List.of(), item).violations())
                .containsExactly("1 mails are missing");
        assertThat(verdict(one, List.of(), with(item, "attention", "DOUBT")).violations())
                .isEmpty();
    }

    @Test
    void aSecondMailNeedsALostAnswerAndLostEvents() {
        assertThat(verdict(and(taken("link", 3, "m3")), List.of(), DONE).violations())
                .containsExactly(UNEXPLAINED);
        Map<String, Object> lost = with(taken("link", 3, "m3"), "fault", "lose-answer");
        assertThat(verdict(and(lost), List.of(), DONE).violations()).containsExactly(UNEXPLAINED);
        Map<String, Object> untold = with(taken("link", 3, "m3"), "untold", true);
        assertThat(verdict(and(untold), List.of(), DONE).violations()).containsExactly(UNEXPLAINED);
        Verdict both = verdict(and(with(lost, "untold", true)), List.of(), DONE);
        assertThat(both.violations()).isEmpty();
        assertThat(both.duplicates()).isEqualTo(1);
        assertThat(both.lostAnswers()).isEqualTo(1);
        assertThat(both.untold()).isEqualTo(1);
    }

    @Test
    void aKillExplainsOnlyWhatItsProcessHadInHand() {
        List<Map<String, Object>> twice = and(with(taken("link", 3, "m3"), "untold", true));
        Killer.Unsettled inHand = new Killer.Unsettled("r", 3, 3);
        assertThat(violations(twice, kill("confirm1", SENT.plusSeconds(30), inHand))).isEmpty();
        assertThat(violations(twice, kill("confirm2", SENT.plusSeconds(1), inHand)))
                .as("another process")
                .containsExactly(UNEXPLAINED);
        assertThat(violations(twice, kill("confirm1", SENT.minusSeconds(1), inHand)))
                .as("dead before it was sent")
                .containsExactly(UNEXPLAINED);
    }

    @Test
    void aMailWhoseOutcomeStoodInTheTableBeforeTheKillExplainsNoDuplicate() {
        List<Map<String, Object>> twice = and(with(taken("link", 3, "m3"), "untold", true));
        Instant soon = SENT.plusMillis(50);
        assertThat(violations(twice, kill("confirm1", soon))).containsExactly(UNEXPLAINED);
        assertThat(violations(twice, kill("confirm1", soon, new Killer.Unsettled("other", 3, 3))))
                .containsExactly(UNEXPLAINED);
        assertThat(violations(twice, kill("confirm1", soon, new Killer.Unsettled("r", 4, 5))))
                .as("a later mail to the same person")
                .containsExactly(UNEXPLAINED);
        assertThat(violations(twice, kill("confirm1", soon, new Killer.Unsettled("r", 3, 4))))
                .as("claimed again meanwhile")
                .isEmpty();
    }

    @Test
    void aRequestRepeatedUnderOneClaimIsSeen() {
        Map<String, Object> again = new HashMap<>(taken("link", 2, "m3"));
        again.remove("messageId");
        assertThat(verdict(and(again), List.of(), DONE).violations())
                .containsExactly("1 requests were repeated under one claim");
    }

    @Test
    void whatIsCalledSentAndWasNotIsSeen() {
        assertThat(verdict(BOTH, List.of(), with(DONE, "linkMessageId", "m9")).violations())
                .containsExactly("1 mails are called sent that SES never took");
    }

    @Test
    void aClaimOrAnOverdueMailIsStuckAndALaterMailIsNot() {
        assertThat(verdict(BOTH, List.of(), with(DONE, "claim", Map.of())).violations())
                .containsExactly("1 registrations are stuck");
        assertThat(
                        verdict(BOTH, List.of(), with(DONE, "nextMailAt", "2020-12-03T06:59:00Z"))
                                .stuck())
                .isEqualTo(1);
        assertThat(
                        verdict(BOTH, List.of(), with(DONE, "nextMailAt", "2020-12-03T18:00:00Z"))
                                .stuck())
                .isZero();
    }

    private static Verdict verdict(
            List<Map<String, Object>> requests,
            List<Killer.Kill> kills,
            Map<String, Object> registration) {
        return Verdict.of(requests, kills, List.of(registration), NOW);
    }

    private static Map<String, Object> taken(String kind, int attempt, String messageId) {
        return Map.of(
                "realAt", "2026-01-01T00:00:00Z",
                "sender", "confirm1",
                "registration", "r",
                "kind", kind,
                "revision", "1",
                "attempt", Integer.toString(attempt),
                "messageId", messageId);
    }

    private static Killer.Kill kill(String environment, Instant at, Killer.Unsettled... unsettled) {
        return new Killer.Kill(environment, at, List.of(unsettled));
    }

    private static List<String> violations(List<Map<String, Object>> requests, Killer.Kill kill) {
        return verdict(requests, List.of(kill), DONE).violations();
    }

    private static List<Map<String, Object>> and(Map<String, Object> request) {
        return List.of(BOTH.getFirst(), BOTH.getLast(), request);
    }

    private static Map<String, Object> with(Map<String, Object> tree, String name, Object value) {
        Map<String, Object> more = new HashMap<>(tree);
        more.put(name, value);
        return more;
    }
}
