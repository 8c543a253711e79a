package lectern.register.pages;

import java.util.Optional;
import lectern.registration.Mailbox;
import lectern.registration.Webinar;

/** The page after the form, as its template needs it. */
record RegisteredView(RegisteredPage page, Words words) {

    Layout layout() {
        return new Layout(
                words,
                words.get("registered.title"),
                Optional.of(webinar()),
                Optional.of(formPath() + "/registered"));
    }

    String formPath() {
        return "/webinars/" + webinar().id();
    }

    /** Whom the mail goes to and whom it comes from. */
    String sentence() {
        return page.address()
                .map(address ->
                        words.get(
                                page.again() ? "registered.asked" : "registered.to",
                                "address",
                                address,
                                "from",
                                from()))
                .orElseGet(() -> words.get("registered.plain", "from", from()));
    }

    String sender() {
        return webinar().from().address().value();
    }

    ResendView resend() {
        return new ResendView(words, webinar().id(), "", "");
    }

    private Webinar webinar() {
        return page.webinar();
    }

    private String from() {
        Mailbox from = webinar().from();
        return from.name().isEmpty()
                ? from.address().value()
                : from.name() + " <" + from.address() + ">";
    }
}
