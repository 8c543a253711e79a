package lectern.register;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import lectern.register.pages.Complaint;
import lectern.register.pages.Words;
import lectern.registration.Webinar;

/** What is wrong, in words. */
final class Sentences {
    private final Words words;

    Sentences(Words words) {
        this.words = words;
    }

    String of(Problem problem) {
        String key = "problem." + problem.fault().word();
        return switch (problem.fault()) {
            case REQUIRED -> words.get(key + "." + problem.field());
            case UNKNOWN_FIELD -> words.get(key, "field", problem.field());
            case ONCE_MORE -> words.get(key);
            case TOO_LONG,
                    CHARACTERS,
                    WEB_ADDRESS,
                    NO_ADDRESS,
                    LOCAL_PART_TOO_LONG,
                    LOCAL_PART_NOT_ASCII,
                    NOT_A_CHOICE,
                    REPEATED,
                    NOT_TEXT,
                    NOT_TRUE_OR_FALSE,
                    NOT_A_LIST ->
                    words.get(
                            key,
                            "field",
                            words.get("label." + problem.field()),
                            "detail",
                            problem.detail());
        };
    }

    List<Complaint> complaints(List<Problem> problems) {
        return problems.stream().map(each -> new Complaint(each.field(), of(each))).toList();
    }

    String title(Refusal refusal) {
        return words.get("refusal." + refusal.word() + ".title");
    }

    String text(Refusal refusal, Optional<Webinar> webinar, List<String> allowed) {
        return words.get(
                "refusal." + refusal.word() + ".text",
                "opens",
                webinar.map(this::opens).orElse(""),
                "allowed",
                String.join(", ", allowed));
    }

    private String opens(Webinar webinar) {
        LocalDateTime opens = webinar.registrationOpensAt();
        if (opens == null) {
            return "";
        }
        ZonedDateTime there = opens.atZone(webinar.timeZone());
        return words.moment(there)
                + " · "
                + words.moment(there.withZoneSameInstant(ZoneOffset.UTC));
    }
}
