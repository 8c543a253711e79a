package lectern.local.console;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import lectern.lambda.Json;

/** What an organiser edits in a webinar by hand. */
final class Organiser {
    private static final List<String> MOVED_TOGETHER =
            List.of("startsAt", "endsAt", "registrationClosesAt", "linkDueAt");

    private Organiser() {}

    /**
     * The attributes that change when the webinar begins and ends an hour later; none where it
     * would run past midnight or its times cannot be read.
     */
    static Optional<Map<String, Object>> anHourLater(Map<String, Object> webinar) {
        try {
            Map<String, Object> changed = new LinkedHashMap<>();
            for (String name : MOVED_TOGETHER) {
                Json.string(webinar, name)
                        .map(LocalDateTime::parse)
                        .ifPresent(at -> changed.put(name, at.plusHours(1).toString()));
            }
            List<Map<String, Object>> blocks = Json.objects(webinar, "blocks");
            if (!blocks.isEmpty()) {
                changed.put("blocks", blocks.stream().map(Organiser::blockLater).toList());
            }
            return changed.containsKey("startsAt") && changed.containsKey("endsAt")
                    ? Optional.of(changed)
                    : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Another link on the same host. */
    static Map<String, Object> anotherLink(String webinar) {
        return Map.of(
                "joinLink",
                "https://meet.example.org/%s-%04x"
                        .formatted(webinar, ThreadLocalRandom.current().nextInt(0x10000)));
    }

    private static Map<String, Object> blockLater(Map<String, Object> block) {
        Map<String, Object> later = new LinkedHashMap<>(block);
        for (String name : List.of("startsAt", "endsAt")) {
            Json.string(block, name)
                    .map(LocalTime::parse)
                    .ifPresent(at -> {
                        if (at.getHour() == 23) {
                            throw new ArithmeticException("past midnight");
                        }
                        later.put(name, at.plusHours(1).toString());
                    });
        }
        return later;
    }
}
