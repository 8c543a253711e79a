package lectern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mails as people read them, each read by a person before it was accepted. */
class GoldenMailTest {
    private static final Path GOLDEN =
            Samples.ROOT.resolve("shared/mail/src/test/resources/lectern/mail/golden");
    private static final String ACCEPT =
            "./mvnw -pl shared/mail -am test -Dtest=GoldenMailTest -Daccept=true"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    private static final boolean ACCEPTING = Boolean.getBoolean("accept");

    static Stream<Cases.Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aMailReadsAsItWasAccepted(Cases.Case each) throws IOException {
        for (var file : files(each).entrySet()) {
            Path golden = GOLDEN.resolve(file.getKey());
            if (ACCEPTING) {
                Files.createDirectories(GOLDEN);
                Files.writeString(golden, file.getValue());
            }
            assertThat(golden).as("accept a new one with: " + ACCEPT).exists();
            assertThat(file.getValue())
                    .as(
                            "%s differs. Read it; if it is better, accept it with: %s",
                            file.getKey(), ACCEPT)
                    .isEqualTo(Files.readString(golden));
        }
    }

    @Test
    void noGoldenFileIsLeftOver() throws IOException {
        Set<String> expected = new TreeSet<>();
        cases().forEach(each -> expected.addAll(files(each).keySet()));
        Files.createDirectories(GOLDEN);
        try (Stream<Path> found = Files.list(GOLDEN)) {
            for (Path file : found.toList()) {
                if (!expected.contains(file.getFileName().toString())) {
                    assertThat(ACCEPTING)
                            .as("%s belongs to no mail; remove it with: %s", file, ACCEPT)
                            .isTrue();
                    Files.delete(file);
                }
            }
        }
    }

    private static Map<String, String> files(Cases.Case each) {
        Received mail = each.received();
        Map<String, String> files = new TreeMap<>();
        files.put(
                each.file() + ".txt",
                "Subject: %s\nFrom: %s\nReply-To: %s\n\n%s"
                        .formatted(
                                mail.subject(),
                                mail.header("From"),
                                mail.header("Reply-To"),
                                mail.text()));
        files.put(each.file() + ".html", mail.html());
        if (!mail.calendar().isEmpty()) {
            files.put(each.file() + ".ics", mail.calendar().replace("\r\n", "\n"));
        }
        return files;
    }
}
