package lectern.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.Json;

/** Mails as lines of JSON, each written at once, so that only the last can be torn. */
final class MailFile {
    private final Optional<Path> path;

    private MailFile(Optional<Path> path) {
        this.path = path;
    }

    /** Keeps nothing. */
    static MailFile none() {
        return new MailFile(Optional.empty());
    }

    static MailFile in(Path folder) {
        return new MailFile(Optional.of(folder.resolve("mails.jsonl")));
    }

    /** The mails of former runs; a torn last line is cut off. */
    List<InboxMail> read() {
        List<InboxMail> mails = new ArrayList<>();
        if (path.isPresent() && Files.exists(path.get())) {
            try {
                for (String line : wholeLines(path.get()).lines().toList()) {
                    mails.add(mail(Json.read(line)));
                }
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalStateException(
                        path.get() + ", line " + (mails.size() + 1) + " is not a mail", e);
            }
        }
        return mails;
    }

    void append(InboxMail mail) {
        path.ifPresent(file -> {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(
                        file,
                        Json.write(tree(mail)) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        });
    }

    private static String wholeLines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end < bytes.length) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
        return new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> tree(InboxMail mail) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", mail.id());
        tree.put("at", mail.at().toString());
        tree.put("to", mail.to());
        tree.put("tags", mail.tags());
        tree.put("source", mail.source().base64());
        return tree;
    }

    private static InboxMail mail(Map<String, Object> tree) {
        Map<String, String> tags = new LinkedHashMap<>();
        Json.object(tree, "tags").forEach((name, value) -> tags.put(name, (String) value));
        return MimeReader.read(
                required(tree, "id"),
                Instant.parse(required(tree, "at")),
                tree.get("to") instanceof List<?> to
                        ? to.stream().map(String.class::cast).toList()
                        : List.of(),
                tags,
                SendRequest.bytes(required(tree, "source")));
    }

    private static String required(Map<String, Object> tree, String name) {
        return Json.string(tree, name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
}
