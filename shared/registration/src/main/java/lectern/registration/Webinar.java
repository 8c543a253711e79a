package lectern.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lectern.language.Language;
import org.jspecify.annotations.Nullable;

/**
 * An event as an organiser wrote it, checked by {@link WebinarReader}. Its times are local in its
 * zone; gaps go forward, overlaps take the earlier offset.
 *
 * @param workingLanguage BCP 47; texts missing in a language fall back to it
 * @param interpretation ISO 639 codes of the languages it is interpreted into
 * @param joinLink absent until the organiser knows it
 * @param linkDueAt when the link mails begin, where the organiser overrides the rule
 * @param registrationPage where the form stands for people of a language, if not here
 * @param accessibilityStatement where it stands, by language; may be empty
 * @param newsText what one agrees to be sent who ticks it on the form; empty where nobody is asked
 * @param ask optional fields shown unfolded on the form
 * @param revision counted by {@code distribute} with every change; 1 until it has seen the webinar
 */
public record Webinar(
        WebinarId id,
        LocalizedText title,
        LocalizedText description,
        String organiser,
        Mailbox from,
        EmailAddress replyTo,
        LocalDateTime startsAt,
        LocalDateTime endsAt,
        ZoneId timeZone,
        List<Block> blocks,
        String workingLanguage,
        List<String> interpretation,
        List<Language> languages,
        @Nullable JoinLink joinLink,
        LocalizedText joinDetails,
        LocalizedText joinHelp,
        @Nullable LocalDateTime registrationOpensAt,
        LocalDateTime registrationClosesAt,
        @Nullable LocalDateTime linkDueAt,
        LinkTiming linkTiming,
        Status status,
        LocalizedText registrationPage,
        LocalizedText accessibilityStatement,
        LocalizedText newsText,
        Set<String> ask,
        PrivacyNotice privacyNotice,
        int retentionDays,
        int revision) {

    /**
     * How much longer than the webinar its link still goes out, to somebody who came at the end.
     */
    public static final Duration LINK_AFTER_END = Duration.ofMinutes(5);

    public Webinar {
        blocks = List.copyOf(blocks);
        interpretation = List.copyOf(interpretation);
        languages = List.copyOf(languages);
        ask = Set.copyOf(ask);
    }

    /** A part of the day with its own subject, on the date of the start. */
    public record Block(String id, LocalTime startsAt, LocalTime endsAt, LocalizedText title) {}

    /** What registrants are told about their data; {@code url} by language may be empty. */
    public record PrivacyNotice(
            LocalizedText url,
            String version,
            @Nullable String controller,
            @Nullable String contact) {}

    /** When the link goes out. */
    public enum LinkTiming {
        EVENT_MORNING,
        LOCAL_MORNING
    }

    /** Whether it takes place. */
    public enum Status {
        SCHEDULED,
        CANCELLED
    }

    /** Whether one can register. */
    public enum Door {
        NOT_YET,
        OPEN,
        CLOSED
    }

    public Instant start() {
        return instant(startsAt);
    }

    public Instant end() {
        return instant(endsAt);
    }

    /** The instant of a local date-time of this webinar. */
    public Instant instant(LocalDateTime local) {
        return ZonedDateTime.of(local, timeZone).toInstant();
    }

    public Instant startOf(Block block) {
        return instant(startsAt.toLocalDate().atTime(block.startsAt()));
    }

    public Instant endOf(Block block) {
        return instant(startsAt.toLocalDate().atTime(block.endsAt()));
    }

    /** Whether one can register now: never after the end, nor for a cancelled webinar. */
    public Door door(Instant now) {
        if (status == Status.CANCELLED
                || !now.isBefore(instant(registrationClosesAt))
                || !now.isBefore(end())) {
            return Door.CLOSED;
        }
        return registrationOpensAt != null && now.isBefore(instant(registrationOpensAt))
                ? Door.NOT_YET
                : Door.OPEN;
    }

    /** The channel for readers of the language, else the original sound. */
    public String channelFor(Language language) {
        List<String> channels = channels();
        return channels.contains(language.spoken()) ? language.spoken() : channels.getFirst();
    }

    /** When the table forgets its registrations. */
    public Instant expiresAt() {
        return end().plus(Duration.ofDays(retentionDays));
    }

    public Optional<JoinLink> link() {
        return Optional.ofNullable(joinLink);
    }

    /** All languages one can listen in, as ISO 639 codes: the working language first. */
    public List<String> channels() {
        String working =
                Language.ofTag(workingLanguage)
                        .map(Language::spoken)
                        .orElseGet(() -> Locale.forLanguageTag(workingLanguage).getLanguage());
        Set<String> channels = new LinkedHashSet<>();
        channels.add(working);
        channels.addAll(interpretation);
        return List.copyOf(channels);
    }
}
