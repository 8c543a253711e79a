package lectern.mail;

import java.util.ArrayList;
import java.util.List;

/** What each mail says, in order. */
final class LetterWriter {
    private final Wording wording;
    private final Occasion occasion;
    private final Variant variant;

    LetterWriter(Wording wording, Occasion occasion, Variant variant) {
        this.wording = wording;
        this.occasion = occasion;
        this.variant = variant;
    }

    Letter letter() {
        return new Letter(
                occasion.language(),
                wording.get("font"),
                Subject.of(wording, occasion, variant),
                variant.hasLink()
                        ? new Joining(wording, occasion).preheader()
                        : new LinkDue(wording, occasion).preheader(),
                wording.get(variant.headingKey()),
                occasion.title(),
                body(),
                new Footer(wording, occasion).parts());
    }

    private List<Part> body() {
        List<Part> parts = new ArrayList<>();
        if (variant.isResend()) {
            parts.add(publicPage("page.once"));
        }
        parts.addAll(variant.hasLink() ? withLink() : withoutLink());
        if (variant.hasCalendar()) {
            parts.add(paragraph("calendar.attached"));
            parts.add(ownPage("calendar.file", "calendar.file.label", "/calendar.ics"));
        }
        parts.add(ownPage("page.own", "page.own.label", ""));
        if (!variant.isResend()) {
            parts.add(publicPage("page.colleagues"));
        }
        if (!variant.hasLink()) {
            parts.add(paragraph("spam"));
        }
        return parts;
    }

    private List<Part> withLink() {
        Joining joining = new Joining(wording, occasion);
        List<Part> parts = new ArrayList<>();
        parts.add(joining.button());
        parts.add(new TimeBlock(wording, occasion).event());
        parts.addAll(joining.help());
        parts.addAll(new Programme(wording, occasion).blocks());
        return parts;
    }

    private List<Part> withoutLink() {
        List<Part> parts = new ArrayList<>();
        parts.add(new TimeBlock(wording, occasion).event());
        parts.addAll(new LinkDue(wording, occasion).parts());
        parts.addAll(new Programme(wording, occasion).blocksAndChoices());
        return parts;
    }

    private Part ownPage(String leadKey, String labelKey, String below) {
        return new Part.Page(
                wording.get(leadKey),
                wording.get(labelKey, "host", occasion.publicUrl().getAuthority()),
                occasion.ownPage() + below);
    }

    /** The page where anybody registers. */
    private Part publicPage(String key) {
        return new Part.Link(wording.get(key), occasion.publicPage());
    }

    private Part paragraph(String key) {
        return new Part.Paragraph(Said.of(wording.get(key)));
    }
}
