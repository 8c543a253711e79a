package lectern.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lectern.local.aws.FreshTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code local/interpreters} where the README's own webinar does not lead. */
class InterpretersTest {
    @TempDir private Path home;

    @Test
    void aWorkingLanguageWithAScriptIsOneRowWithThoseWhoListenToIt() throws Exception {
        assumeTrue(ReadmeTest.isThere("python3"), "Python is not installed");
        String webinar =
                """
                {"Item": {"workingLanguage": {"S": "zh-Hans"}, "timeZone": {"S": "Asia/Shanghai"},
                "startsAt": {"S": "2020-12-03T09:00"}, "endsAt": {"S": "2020-12-03T10:00"}}}
                """;
        String registrations =
                """
                {"Items": [{"interpretation": {"S": "zh"}, "timeZone": {"S": "Asia/Shanghai"}}]}
                """;

        assertThat(counted(webinar, registrations).lines().map(row -> row.replaceAll(" +", " ")))
                .containsExactly("block language registered awake there", "all zh 1 1");
    }

    private String counted(String webinar, String registrations)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                FreshTables.projectFolder()
                                        .resolve("local/interpreters")
                                        .toString(),
                                Files.writeString(home.resolve("webinar.json"), webinar).toString())
                        .redirectErrorStream(true)
                        .start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(registrations);
        }
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
