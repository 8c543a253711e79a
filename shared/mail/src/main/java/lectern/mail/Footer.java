package lectern.mail;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import lectern.registration.Webinar;

/** Why one gets this mail, who sends it, and whom to ask; the same in every kind. */
final class Footer {
    private final Wording wording;
    private final Occasion occasion;

    Footer(Wording wording, Occasion occasion) {
        this.wording = wording;
        this.occasion = occasion;
    }

    List<Part> parts() {
        Webinar webinar = occasion.webinar();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Paragraph(Said.of(why())));
        parts.add(new Part.Paragraph(Said.of(wording.get("footer.stranger"))));
        parts.add(
                new Part.Paragraph(
                        Said.of(
                                wording.get(
                                        "footer.organiser", "organiser", webinar.organiser()))));
        occasion.said(webinar.privacyNotice().url())
                .ifPresent(
                        url -> parts.add(new Part.Link(wording.get("footer.privacy"), url.text())));
        parts.add(new Part.Contact(wording.get("footer.help"), webinar.replyTo().value()));
        return parts;
    }

    private String why() {
        ZonedDateTime registered = occasion.registration().registeredAt().atZone(occasion.zone());
        return wording.get(
                "footer.why",
                "when",
                wording.dates().momentWithYear(registered),
                "place",
                wording.places().place(registered));
    }
}
