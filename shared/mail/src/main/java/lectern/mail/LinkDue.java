package lectern.mail;

import java.time.ZonedDateTime;
import java.util.List;

/** When the link comes, and from which address; a time that has passed is never promised. */
final class LinkDue {
    private final Wording wording;
    private final Occasion occasion;

    LinkDue(Wording wording, Occasion occasion) {
        this.wording = wording;
        this.occasion = occasion;
    }

    String preheader() {
        ZonedDateTime due = occasion.linkDue().atZone(occasion.zone());
        return isAhead()
                ? wording.get(
                        "preheader.due",
                        "when",
                        wording.dates().moment(due),
                        "place",
                        wording.places().place(due),
                        "from",
                        from())
                : wording.get("preheader.missing", "from", from());
    }

    List<Part> parts() {
        Part.Heading heading = new Part.Heading(wording.get("due.heading"));
        if (isAhead()) {
            return List.of(
                    heading, new TimeBlock(wording, occasion).linkDue(), paragraph("due.from"));
        }
        boolean begun = !occasion.now().isBefore(occasion.webinar().start());
        return List.of(heading, paragraph(begun ? "due.begun" : "due.missing"));
    }

    private Part.Paragraph paragraph(String key) {
        return new Part.Paragraph(Said.of(wording.get(key, "from", from())));
    }

    private boolean isAhead() {
        return occasion.now().isBefore(occasion.linkDue());
    }

    private String from() {
        return occasion.webinar().from().address().value();
    }
}
