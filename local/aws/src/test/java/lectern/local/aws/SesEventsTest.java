package lectern.local.aws;

import static lectern.local.aws.Letters.raw;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lectern.lambda.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** What SES tells of the mails it took. */
class SesEventsTest {
    private static final Instant NOW = Instant.parse("2020-11-20T08:00:00Z");

    private final SesEndpoint ses =
            SesEndpoint.start(0, Inbox.inMemory(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final SesV2Client client = Letters.client(ses);
    private final List<Map<String, Object>> events = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();

    @BeforeEach
    void listen() {
        ses.bus((event, after) -> {
            events.add(event);
            delays.add(after);
        });
    }

    @AfterEach
    void close() {
        client.close();
        ses.close();
    }

    @ParameterizedTest
    @CsvSource({
        "hanako@example.com, Send Delivery",
        "success@simulator.amazonses.com, Send Delivery",
        "bounce@simulator.amazonses.com, Send Bounce/Permanent",
        "Bounce+17@simulator.amazonses.com, Send Bounce/Permanent",
        "suppressionlist@simulator.amazonses.com, Send Bounce/Permanent",
        "complaint+a+b@simulator.amazonses.com, Send Delivery Complaint",
        "ooto@simulator.amazonses.com, Send Delivery Bounce/Transient",
        "bounce@example.com, Send Delivery"
    })
    void theAddressSaysWhatBecomesOfAMail(String to, String told) {
        send(to);
        assertThat(String.join(" ", events.stream().map(SesEventsTest::told).toList()))
                .isEqualTo(told);
        assertThat(delays).isSorted();
    }

    @Test
    void anEventNamesTheMailItsTagsAndItsConfigurationSet() {
        String id = send("hanako@example.com");
        assertThat(events.getLast())
                .containsEntry("source", "aws.ses")
                .containsEntry("detail-type", "Email Delivered");
        Map<String, Object> mail = Json.object(detail(events.getLast()), "mail");
        assertThat(mail)
                .containsEntry("messageId", id)
                .containsEntry("destination", List.of("hanako@example.com"))
                .containsEntry("timestamp", NOW.toString());
        assertThat(Json.object(mail, "tags"))
                .containsEntry("ses:configuration-set", List.of("lectern"))
                .containsEntry("kind", List.of("confirmation"));
    }

    @Test
    void withoutAConfigurationSetNothingIsTold() {
        String id =
                client.sendEmail(raw(request -> request.configurationSetName(null))).messageId();
        assertThat(id).isNotBlank();
        assertThat(events).isEmpty();
    }

    @Test
    void ofAMailThatWasNotTakenNothingIsTold() {
        ses.faults(_ -> new Fault.Throttle());
        attempt();
        ses.faults(_ -> new Fault.Error500Before());
        attempt();
        assertThat(events).isEmpty();
    }

    @Test
    void whatWasTakenIsToldWhateverWasAnswered() {
        ses.faults(_ -> new Fault.Error500After());
        attempt();
        assertThat(events).hasSize(2);
    }

    @Test
    void eventsAreLostDoubledAndOvertakenOnDemand() {
        ses.posts(outcome ->
                switch (outcome.type()) {
                    case SEND -> List.of(Duration.ofMinutes(3), Duration.ofMinutes(1));
                    case DELIVERY -> List.of(Duration.ZERO);
                    default -> List.of();
                });
        send("complaint@simulator.amazonses.com");
        assertThat(events.stream().map(SesEventsTest::told))
                .containsExactly("Send", "Send", "Delivery");
        assertThat(delays)
                .containsExactly(Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ZERO);
    }

    private String send(String to) {
        return client.sendEmail(raw(request -> request.destination(Letters.to(to)))).messageId();
    }

    private void attempt() {
        try {
            send("hanako@example.com");
        } catch (SdkException expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static String told(Map<String, Object> event) {
        Map<String, Object> detail = detail(event);
        return Json.string(detail, "eventType").orElseThrow()
                + Json.string(Json.object(detail, "bounce"), "bounceType")
                        .map(type -> "/" + type)
                        .orElse("");
    }

    private static Map<String, Object> detail(Map<String, Object> event) {
        return Json.object(event, "detail");
    }
}
