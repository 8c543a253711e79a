package lectern.registration;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import lectern.language.Language;
import org.jspecify.annotations.Nullable;

/**
 * That one person is registered for one webinar, and what has been mailed about it.
 *
 * @param registeredAt instants are stored in milliseconds, UTC
 * @param asked when a resend was asked for, and how often that day; absent if never
 * @param mails what is known of each kind; absent: not yet
 * @param nextMail the plan's stored answer; absent: nothing left to send
 * @param attempts claims this registration ever had; never goes down
 * @param claim present only while a mail is in hand or in doubt
 * @param expiresAt when the table forgets the registration
 */
public record Registration(
        RegistrationKey key,
        RegistrationId id,
        Person person,
        Choices choices,
        Consent consent,
        Status status,
        Instant registeredAt,
        Instant changedAt,
        @Nullable Asked asked,
        Map<MailKind, MailRecord> mails,
        @Nullable NextMail nextMail,
        int attempts,
        @Nullable Claim claim,
        @Nullable Attention attention,
        Instant expiresAt) {

    public Registration {
        mails = Map.copyOf(mails);
    }

    /** Whether the person takes part. */
    public enum Status {
        REGISTERED,
        CANCELLED,
        WAITING
    }

    /**
     * What the person said of herself. Never mailed.
     *
     * @param emailTyped the address as typed, where it differs from the normalised one
     * @param country ISO 3166 alpha-2, or XK
     */
    public record Person(
            String name,
            String country,
            @Nullable String emailTyped,
            @Nullable String organisation,
            @Nullable String city,
            @Nullable String role) {}

    /**
     * What the person chose, or what was chosen for her.
     *
     * @param interpretation ISO 639 code of the language she listens in
     * @param blocks ids of the webinar's blocks
     * @param timeZoneGuessed whether the zone was taken from the country or the webinar
     */
    public record Choices(
            String interpretation,
            Language language,
            SortedSet<String> blocks,
            ZoneId timeZone,
            boolean timeZoneGuessed) {
        public Choices {
            blocks = Collections.unmodifiableSortedSet(new TreeSet<>(blocks));
        }
    }

    /**
     * What the person read and agreed to.
     *
     * @param privacyVersion the version of the notice that was read; empty where the webinar names
     *     none
     * @param news separate consent to news
     */
    public record Consent(String privacyVersion, boolean news) {}

    /**
     * A resend was asked for.
     *
     * @param at the last time
     * @param timesThatDay how often on the UTC date of {@code at}
     */
    public record Asked(Instant at, int timesThatDay) {}

    /** What is known of this kind of mail. */
    public Optional<MailRecord> mail(MailKind kind) {
        return Optional.ofNullable(mails.get(kind));
    }

    /**
     * What is known of its mails once this is known of one. A link mail to somebody without a
     * confirmation is her confirmation too.
     */
    public Map<MailKind, MailRecord> mailsWith(MailKind kind, MailRecord record) {
        Map<MailKind, MailRecord> known = new EnumMap<>(MailKind.class);
        known.putAll(mails);
        known.put(kind, record);
        if (kind == MailKind.LINK) {
            known.putIfAbsent(MailKind.CONFIRMATION, record);
        }
        return known;
    }

    /** The same with another plan. */
    public Registration withPlan(@Nullable NextMail planned, Instant expires) {
        return with(asked, mails, planned, claim, attention, expires);
    }

    /** The same once a mail was asked for, which says that the address is good. */
    public Registration withAsked(Asked nowAsked) {
        Attention still = attention == Attention.BOUNCED ? null : attention;
        return with(nowAsked, mails, nextMail, claim, still, expiresAt);
    }

    /** The same after a mail's outcome: other records, no claim, perhaps in need of attention. */
    public Registration withOutcome(
            Map<MailKind, MailRecord> known,
            @Nullable Claim stillClaimed,
            @Nullable Attention why) {
        return with(asked, known, nextMail, stillClaimed, why, expiresAt);
    }

    private Registration with(
            @Nullable Asked nowAsked,
            Map<MailKind, MailRecord> known,
            @Nullable NextMail planned,
            @Nullable Claim stillClaimed,
            @Nullable Attention why,
            Instant expires) {
        return new Registration(
                key,
                id,
                person,
                choices,
                consent,
                status,
                registeredAt,
                changedAt,
                nowAsked,
                known,
                planned,
                attempts,
                stillClaimed,
                why,
                expires);
    }
}
