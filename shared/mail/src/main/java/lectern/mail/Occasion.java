package lectern.mail;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lectern.language.Language;
import lectern.plan.LinkTime;
import lectern.registration.JoinLink;
import lectern.registration.LocalizedText;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import lectern.token.Token;
import org.jspecify.annotations.Nullable;

/**
 * What a mail is about: one registration of one webinar, now.
 *
 * @param token of the registration
 * @param publicUrl how links begin, without slash at the end
 */
record Occasion(
        Webinar webinar, Registration registration, Token token, Instant now, URI publicUrl) {

    Language language() {
        return registration.choices().language();
    }

    ZoneId zone() {
        return registration.choices().timeZone();
    }

    /** Whether nobody said that the webinar's own zone is the registrant's: it is a last resort. */
    boolean isZoneUnknown() {
        return registration.choices().timeZoneGuessed() && zone().equals(webinar.timeZone());
    }

    boolean isChosen(Webinar.Block block) {
        return registration.choices().blocks().contains(block.id()) || chosen().isEmpty();
    }

    /** The beginning of the first chosen block; of the webinar where it has none. */
    Instant start() {
        return chosen().stream()
                .map(webinar::startOf)
                .min(Comparator.naturalOrder())
                .orElseGet(webinar::start);
    }

    /** The end of the last chosen block; of the webinar where it has none. */
    Instant end() {
        return chosen().stream()
                .map(webinar::endOf)
                .max(Comparator.naturalOrder())
                .orElseGet(webinar::end);
    }

    Instant linkDue() {
        return LinkTime.due(webinar, zone());
    }

    /** The link of a mail that is only made once there is one. */
    JoinLink link() {
        return webinar.link()
                .orElseThrow(() -> new IllegalStateException("no join link: " + webinar.id()));
    }

    /** The page where anybody registers: the organiser's own, where there is one. */
    String publicPage() {
        return said(webinar.registrationPage())
                .map(Said::text)
                .orElseGet(() -> publicUrl + "/webinars/" + webinar.id());
    }

    /** The registrant's own page. */
    String ownPage() {
        return publicUrl + "/registrations/" + token;
    }

    Said title() {
        return said(webinar.title()).orElseGet(() -> Said.of(webinar.id().value()));
    }

    /** The text in the mail's language, else in another that says so. */
    Optional<Said> said(LocalizedText text) {
        return text.in(language(), webinar.workingLanguage())
                .map(in -> new Said(in.text(), foreign(in.tag())))
                .filter(said -> !said.text().isEmpty());
    }

    /** The same, line by line. */
    List<Said> lines(LocalizedText text) {
        return text.in(language(), webinar.workingLanguage()).stream()
                .flatMap(in -> in.text().lines().map(line -> new Said(line, foreign(in.tag()))))
                .filter(said -> !said.text().isEmpty())
                .toList();
    }

    private List<Webinar.Block> chosen() {
        return webinar.blocks().stream()
                .filter(block -> registration.choices().blocks().contains(block.id()))
                .toList();
    }

    private @Nullable String foreign(String tag) {
        return tag.equals(language().tag()) ? null : tag;
    }
}
