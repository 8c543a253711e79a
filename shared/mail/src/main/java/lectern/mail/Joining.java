package lectern.mail;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** The join link, as it is, and what one needs to know when one follows it. */
final class Joining {
    private final Wording wording;
    private final Occasion occasion;

    Joining(Wording wording, Occasion occasion) {
        this.wording = wording;
        this.occasion = occasion;
    }

    String preheader() {
        ZonedDateTime start = occasion.start().atZone(occasion.zone());
        return wording.get(
                "preheader.link",
                "host",
                occasion.link().host(),
                "when",
                wording.dates().moment(start),
                "place",
                wording.places().place(start));
    }

    Part.Button button() {
        return new Part.Button(
                wording.get("join.button", "host", occasion.link().host()),
                occasion.link().value());
    }

    List<Part> help() {
        List<Part> parts = new ArrayList<>();
        List<Said> details = occasion.lines(occasion.webinar().joinDetails());
        if (!details.isEmpty()) {
            parts.add(new Part.Heading(wording.get("join.details")));
            parts.add(new Part.Lines(details));
        }
        parts.addAll(new Channel(wording, occasion).help());
        parts.add(new Part.Heading(wording.get("help.heading")));
        parts.add(
                new Part.Contact(wording.get("help.write"), occasion.webinar().replyTo().value()));
        return parts;
    }
}
