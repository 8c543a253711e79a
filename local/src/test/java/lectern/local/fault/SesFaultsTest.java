package lectern.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lectern.lambda.Json;
import lectern.local.aws.Inbox;
import lectern.local.aws.SesEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SesFaultsTest {
    private final Clock clock = Clock.fixed(Instant.parse("2020-12-03T06:00:00Z"), ZoneOffset.UTC);
    private final SesEndpoint ses = SesEndpoint.start(0, Inbox.inMemory(), clock);
    private final Recorded killing = new Recorded();
    private final SesFaults faults = SesFaults.of(ses, killing, clock);
    private final HttpClient http = HttpClient.newHttpClient();

    /** What was to be killed; {@code confirm7} can be. */
    private static final class Recorded implements Killing {
        final List<String> said = new ArrayList<>();

        @Override
        public void prepare() {
            said.add("prepare");
        }

        @Override
        public boolean canKill(String environment) {
            return environment.equals("confirm7");
        }

        @Override
        public void kill(String environment) {
            said.add("kill " + environment);
        }

        @Override
        public void done() {
            said.add("done");
        }
    }

    @AfterEach
    void close() {
        ses.close();
    }

    @Test
    void withoutAFaultTheMailIsTakenAndTheRequestRemembered() throws Exception {
        assertThat(send("confirm7")).isEqualTo(200);
        assertThat(ses.inbox().mails()).hasSize(1);
        assertThat(faults.asked())
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.sender()).isEqualTo("confirm7");
                    assertThat(asked.tag("registration")).isEqualTo("r1");
                    assertThat(asked.at()).isEqualTo(clock.instant());
                    assertThat(asked.fault()).isEmpty();
                });
    }

    @Test
    void whatWasAskedForComesInOrderAndThenNothing() throws Exception {
        faults.next(SesFault.THROTTLE, 1);
        faults.next(SesFault.FAIL_BEFORE, 1);
        faults.next(SesFault.FAIL_AFTER, 1);
        assertThat(send("x")).isEqualTo(429);
        assertThat(send("x")).isEqualTo(500);
        assertThat(ses.inbox().mails()).isEmpty();
        assertThat(send("x")).isEqualTo(500);
        assertThat(ses.inbox().mails()).hasSize(1);
        assertThat(send("x")).isEqualTo(200);
        assertThat(faults.asked())
                .extracting(asked -> asked.fault())
                .containsExactly(
                        Optional.of(SesFault.THROTTLE),
                        Optional.of(SesFault.FAIL_BEFORE),
                        Optional.of(SesFault.FAIL_AFTER),
                        Optional.empty());
    }

    @Test
    void aLostAnswerIsATakenMailAndAResetConnection() {
        faults.next(SesFault.LOSE_ANSWER, 1);
        assertThatThrownBy(() -> send("x")).isInstanceOf(IOException.class);
        assertThat(ses.inbox().mails()).hasSize(1);
        faults.next(SesFault.RESET_BEFORE, 1);
        assertThatThrownBy(() -> send("x")).isInstanceOf(IOException.class);
        assertThat(ses.inbox().mails()).hasSize(1);
    }

    @Test
    void theSenderIsKilledBeforeItsMailIsTakenOrAfterThat() {
        faults.next(SesFault.KILL_BEFORE, 1);
        assertThatThrownBy(() -> send("confirm7")).isInstanceOf(IOException.class);
        assertThat(ses.inbox().mails()).isEmpty();
        assertThat(killing.said).containsExactly("prepare", "kill confirm7", "done");
        faults.next(SesFault.KILL_AFTER, 1);
        assertThatThrownBy(() -> send("confirm7")).isInstanceOf(IOException.class);
        assertThat(ses.inbox().mails()).hasSize(1);
    }

    @Test
    void aSenderThatCannotBeKilledMeetsNothingAndTheNextOneDoes() throws Exception {
        faults.next(SesFault.KILL_BEFORE, 1);
        assertThat(send("local")).isEqualTo(200);
        assertThat(faults.next()).containsExactly(SesFault.KILL_BEFORE);
        assertThatThrownBy(() -> send("confirm7")).isInstanceOf(IOException.class);
        assertThat(faults.next()).isEmpty();
    }

    @Test
    void chanceIsTheSameForTheSameSeedAndMeetsAboutItsShare() throws Exception {
        ses.account(ses.account().withSendRate(10_000));
        assertThat(chances(7)).isEqualTo(chances(7)).isNotEqualTo(chances(8));
        assertThat(chances(7).stream().filter(status -> status != 200).count()).isBetween(5L, 35L);
        faults.clear();
        assertThat(send("x")).isEqualTo(200);
        assertThat(faults.shares()).isEmpty();
    }

    @Test
    void lostEventsAreAllThoseOfAMailAndItIsRemembered() throws Exception {
        List<String> told = new ArrayList<>();
        ses.bus((event, _) -> told.add(String.valueOf(event.get("detail-type"))));
        faults.events(new EventShares(1, 0, 0), 7);
        send("x");
        assertThat(told).isEmpty();
        faults.events(EventShares.RELIABLE, 7);
        send("x");
        assertThat(told).containsExactly("Email Sent", "Email Delivered");
        assertThat(ses.inbox().mails())
                .extracting(mail -> faults.isUntold(mail.id()))
                .containsExactly(true, false);
    }

    @Test
    void eventsComeLateAndAgainSoThatLaterOnesOvertakeThem() throws Exception {
        ses.account(ses.account().withSendRate(10_000));
        Map<Duration, String> told = new TreeMap<>();
        ses.bus((event, after) -> told.put(after, String.valueOf(event.get("detail-type"))));
        faults.events(new EventShares(0, 1, 0), 7);
        send("x");
        assertThat(told.keySet())
                .hasSize(2)
                .allMatch(after -> after.compareTo(Duration.ofSeconds(20)) >= 0);
        told.clear();
        faults.events(new EventShares(0, 0.5, 0.5), 7);
        for (int i = 0; i < 20; i++) {
            send("x");
        }
        assertThat(told.values()).containsSubsequence("Email Delivered", "Email Sent");

        told.clear();
        faults.events(new EventShares(0, 0, 1), 7);
        send("x");
        assertThat(told).hasSize(4);
    }

    private List<Integer> chances(long seed) throws IOException, InterruptedException {
        faults.shares(Map.of(SesFault.FAIL_BEFORE, 0.2, SesFault.THROTTLE, 0.2), seed);
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(send("x"));
        }
        return answers;
    }

    private int send(String accessKey) throws IOException, InterruptedException {
        Map<String, Object> content =
                Map.of(
                        "Simple",
                        Map.of(
                                "Subject", Map.of("Data", "Hello"),
                                "Body", Map.of("Text", Map.of("Data", "hello"))));
        Map<String, Object> mail =
                Map.of(
                        "FromEmailAddress",
                        "events@example.org",
                        "Destination",
                        Map.of("ToAddresses", List.of("a@example.org")),
                        "ConfigurationSetName",
                        "lectern",
                        "EmailTags",
                        List.of(Map.of("Name", "registration", "Value", "r1")),
                        "Content",
                        content);
        return http.send(
                        HttpRequest.newBuilder(ses.endpoint().resolve("/v2/email/outbound-emails"))
                                .header(
                                        "Authorization",
                                        "AWS4-HMAC-SHA256 Credential=%s/20201203/eu-west-1/ses"
                                                .formatted(accessKey))
                                .POST(HttpRequest.BodyPublishers.ofString(Json.write(mail)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
