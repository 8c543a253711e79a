import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes into a file what this build is made from: the commit, and whether anything differs from it.
 * The same commit gives the same bytes. Without git, or without a history: unknown.
 *
 * <p>Run from source by Maven, once for all zips: {@code java Commit.java <file>}.
 */
void main(String[] arguments) throws IOException, InterruptedException {
    Path file = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(file.getParent());
    Optional<String> commit = git("rev-parse", "HEAD");
    // Not samconfig.toml: sam deploy --guided writes its answers there, and they are in no zip.
    Optional<String> changes = git("status", "--porcelain", "--", ":/", ":!/samconfig.toml");
    String said =
            commit.isPresent() && changes.isPresent()
                    ? commit.get() + (changes.get().isEmpty() ? "" : ", with changes that are not committed")
                    : "unknown";
    Files.writeString(file, said + "\n");
}

Optional<String> git(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
        Process git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(git.getInputStream().readAllBytes()).strip();
        return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException noGit) {
        return Optional.empty();
    }
}
