package lectern.register.pages;

import java.util.Optional;

/** The page that asks to send the same again, as its template needs it. */
record LaterView(LaterPage page, Words words) {

    /** Without links to other languages: they would lead away from what was typed. */
    Layout layout() {
        return new Layout(words, page.title(), page.webinar(), Optional.empty());
    }
}
