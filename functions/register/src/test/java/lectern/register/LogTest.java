package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What this function's log says, and whom it never names. */
@ResourceLock(Resources.SYSTEM_OUT)
class LogTest {
    private final Gateway gateway = new Gateway();

    @Test
    void aFilledHoneypotIsCountedWhicheverWayItCame() {
        List<String> lines =
                logOf("register-form-honeypot", "register-json-honeypot", "register-form");
        assertThat(lines)
                .filteredOn(line -> line.contains("\"outcome\":\"honeypot\""))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(Gateway.WEBINAR));
    }

    @Test
    void everyOutcomeIsOneLineOfJson() throws IOException {
        List<String> lines = logOf("register-json", "register-json-again", "register-resend");
        assertThat(lines).hasSize(3);
        for (String line : lines) {
            assertThat(Json.read(line)).containsKeys("level", "outcome", "webinar");
        }
    }

    @Test
    void nobodyIsNamedWhateverIsSent() throws IOException {
        String log = String.join("\n", logOf(events()));
        assertThat(log)
                .isNotEmpty()
                .doesNotContain("@", "example.com", "198.51.100.7", "2001:db8")
                .doesNotContain("Jana", "山田", "Plze", "keoni", "Mozilla");
    }

    private List<String> logOf(String... events) {
        PrintStream before = System.out;
        var log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            for (String event : events) {
                gateway.send(event);
            }
        } finally {
            System.setOut(before);
        }
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String[] events() throws IOException {
        try (Stream<java.nio.file.Path> files =
                Files.list(FreshTables.projectFolder().resolve("events"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("register-"))
                    .map(name -> name.replaceFirst("\\.json$", ""))
                    .toArray(String[]::new);
        }
    }
}
