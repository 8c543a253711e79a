package lectern.mail;

import java.util.ArrayList;
import java.util.List;

/** In which language the registrant listens, and how to find that channel; only that one. */
final class Channel {
    private final Wording wording;
    private final Occasion occasion;

    Channel(Wording wording, Occasion occasion) {
        this.wording = wording;
        this.occasion = occasion;
    }

    /** Whether there was anything to choose. */
    boolean isChosen() {
        return channels().size() > 1;
    }

    /** Japanese; or: English (original). */
    String name() {
        return isOriginal()
                ? wording.get("programme.original", "language", language())
                : language();
    }

    /** For the mail with the link. */
    List<Part> help() {
        if (!isChosen()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(wording.get("channel.heading")));
        parts.add(
                new Part.Paragraph(
                        Said.of(
                                wording.get(
                                        isOriginal() ? "channel.original" : "channel.chosen",
                                        "language",
                                        language()))));
        if (!isOriginal()) {
            List<Said> help = occasion.lines(occasion.webinar().joinHelp());
            help.forEach(line -> parts.add(new Part.Paragraph(line)));
        }
        return parts;
    }

    private String language() {
        return wording.spoken().name(isOriginal() ? channels().getFirst() : code());
    }

    /** Also where the organiser has given up the channel that was chosen. */
    private boolean isOriginal() {
        return channels().indexOf(code()) <= 0;
    }

    private String code() {
        return occasion.registration().choices().interpretation();
    }

    private List<String> channels() {
        return occasion.webinar().channels();
    }
}
