package lectern.mail;

import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import lectern.token.Token;

/** What a registrant's own page says in the words of the mails. */
public final class OwnPage {
    private final Wording wording;
    private final Occasion occasion;

    private OwnPage(Wording wording, Occasion occasion) {
        this.wording = wording;
        this.occasion = occasion;
    }

    /** Reads the texts of a language when that language is first needed. */
    public static final class Wordings {
        private final Map<Language, Wording> wordings = new ConcurrentHashMap<>();

        /**
         * The page as it is now.
         *
         * @param publicUrl how the calendar entry's link begins, without slash at the end
         */
        public OwnPage page(
                Webinar webinar,
                Registration registration,
                Token token,
                Instant now,
                URI publicUrl) {
            Occasion occasion = new Occasion(webinar, registration, token, now, publicUrl);
            return new OwnPage(
                    wordings.computeIfAbsent(occasion.language(), Wording::of), occasion);
        }
    }

    public Said title() {
        return occasion.title();
    }

    /** The title of a part, on one line. */
    public Optional<String> said(Webinar.Block block) {
        return occasion.said(block.title()).map(Said::text);
    }

    /** From the first chosen block to the last. */
    public Part.Times times() {
        return new TimeBlock(wording, occasion).event();
    }

    /** When the link is due. */
    public Part.Times linkDue() {
        return new TimeBlock(wording, occasion).linkDue();
    }

    /** The join link and what one needs to know to follow it; only once there is one. */
    public List<Part> joining() {
        Joining joining = new Joining(wording, occasion);
        List<Part> parts = new ArrayList<>();
        parts.add(joining.button());
        parts.addAll(joining.help());
        return parts;
    }

    public List<Part> programme() {
        return new Programme(wording, occasion).blocks();
    }

    /** In which language one listens; empty where there is nothing to choose. */
    public Optional<String> listening() {
        Channel channel = new Channel(wording, occasion);
        return channel.isChosen() ? Optional.of(channel.name()) : Optional.empty();
    }

    /** A moment in the registrant's own time, with its place. */
    public String moment(Instant moment) {
        ZonedDateTime own = moment.atZone(occasion.zone());
        return wording.list(
                Stream.of(wording.dates().momentWithYear(own), wording.places().place(own)));
    }

    /** Where the whole privacy notice stands. */
    public Optional<String> privacyNotice() {
        return occasion.said(occasion.webinar().privacyNotice().url()).map(Said::text);
    }

    /** Where the organiser's accessibility statement stands. */
    public Optional<String> accessibilityStatement() {
        return occasion.said(occasion.webinar().accessibilityStatement()).map(Said::text);
    }

    /** The calendar entry, as the confirmation has it attached. */
    public String calendar() {
        return Calendar.of(wording, occasion);
    }
}
