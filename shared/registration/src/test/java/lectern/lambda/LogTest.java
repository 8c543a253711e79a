package lectern.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lectern.registration.WebinarId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class LogTest {
    @Test
    void anOutcomeIsOneJsonLineWithItsLevelFirst() throws IOException {
        List<String> lines =
                written(() ->
                        Log.info(
                                "sent",
                                "webinar",
                                new WebinarId("iuc-city-to-city-4"),
                                "attempt",
                                2));

        assertThat(lines).hasSize(1);
        assertThat(Json.read(lines.getFirst()))
                .containsExactly(
                        entry("level", "info"),
                        entry("outcome", "sent"),
                        entry("webinar", "iuc-city-to-city-4"),
                        entry("attempt", 2));
    }

    @Test
    void aRefusalIsAWarning() throws IOException {
        assertThat(Json.read(written(() -> Log.warn("refused")).getFirst()))
                .containsExactly(entry("level", "warn"), entry("outcome", "refused"));
    }

    @Test
    void noValueBreaksTheLine() throws IOException {
        List<String> lines = written(() -> Log.info("sent", "id", "a\r\nb\u2028\"c\"\\ 花"));

        assertThat(lines).hasSize(1);
        assertThat(Json.read(lines.getFirst())).contains(entry("id", "a\r\nb\u2028\"c\"\\ 花"));
    }

    @Test
    void aDetailWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> Log.info("sent", "webinar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sent");
    }

    private static List<String> written(Runnable logging) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            logging.run();
        } finally {
            System.setOut(before);
        }
        // Only the line end counts: a line separator inside a value is no line for Lambda.
        return List.of(bytes.toString(StandardCharsets.UTF_8).split("\n"));
    }
}
