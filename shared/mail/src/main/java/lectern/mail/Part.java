package lectern.mail;

import java.util.List;

/** A piece of what a mail says, before it is text or HTML. */
public sealed interface Part {

    /** Stands above what follows. */
    record Heading(String text) implements Part {}

    record Paragraph(Said said) implements Part {}

    /** Lines that stay lines, such as a meeting id and a passcode. */
    record Lines(List<Said> lines) implements Part {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** When something is: in the reader's own time first and largest, then in others. */
    record Times(Time own, List<Time> others) implements Part {
        public Times {
            others = List.copyOf(others);
        }
    }

    /** The one thing to press. */
    record Button(String label, String url) implements Part {}

    /** Where to go: an address that stands alone on its line. */
    record Link(String lead, String url) implements Part {}

    /** Where to go by an address too long to look at; it stands whole only in the text. */
    record Page(String lead, String label, String url) implements Part {}

    /** Whom to write to. */
    record Contact(String lead, String address) implements Part {
        /** What stands between the two: nothing after a wide colon. */
        public String gap() {
            return Columns.isWide(lead.codePointBefore(lead.length())) ? "" : " ";
        }
    }

    record Items(List<Item> items) implements Part {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A time in one zone, whole and in pieces.
     *
     * @param label whose time it is
     * @param when weekday, date and time
     * @param where city, offset and, where it is one, which night
     * @param sentence all of it on one line
     */
    record Time(String label, String when, String where, String sentence) {}

    /**
     * An entry of a list.
     *
     * @param title may be empty
     */
    record Item(Said title, Said detail) {}
}
