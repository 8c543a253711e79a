package lectern.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lectern.local.aws.FreshTables;

/** A shell in a folder that looks like the project's, for commands as the README has them. */
final class ReadmeShell {
    private final LocalRun run;
    private final Path folder;
    private final List<String> blocks;
    private final Set<String> executed;

    ReadmeShell(LocalRun run, Path folder, List<String> blocks, Set<String> executed)
            throws IOException {
        this.run = run;
        this.folder = folder;
        this.blocks = blocks;
        this.executed = executed;
        for (String file :
                List.of("local/typed", "local/interpreters", "webinars/iuc-city-to-city-4.json")) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.resolveSibling("."));
            Files.copy(
                    FreshTables.projectFolder().resolve(file),
                    copy,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Runs the one command that holds all these words; answers what it printed. */
    String run(String... words) throws IOException, InterruptedException {
        String command = only(words);
        String settings = only("export AWS_ENDPOINT_URL_DYNAMODB");
        String script = onThisRun("set -eu\n" + settings + command);
        Process process =
                new ProcessBuilder("bash", "-c", script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + printed).isZero();
        executed.addAll(List.of(command, settings));
        return printed;
    }

    private String onThisRun(String script) {
        return script.replace("localhost:8080", "localhost:" + run.ports().get(0))
                .replace("localhost:8000", "localhost:" + run.ports().get(1));
    }

    private String only(String... words) {
        List<String> found =
                blocks.stream()
                        .filter(block -> Stream.of(words).allMatch(block::contains))
                        .toList();
        assertThat(found).as("commands with " + List.of(words)).hasSize(1);
        return found.getFirst();
    }
}
