package lectern.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.Webinar;
import org.jspecify.annotations.Nullable;

/** What to do for a registration now. */
public sealed interface Plan {

    /** Send this kind; it has been due since {@code at}. */
    record Send(MailKind kind, Instant at) implements Plan {}

    /** Nothing before {@code at}; then this kind. */
    record Wait(MailKind kind, Instant at) implements Plan {}

    /** Somebody holds a claim until {@code until}. */
    record InHand(MailKind kind, Instant until) implements Plan {}

    /** A claim ended without a known outcome: not again before {@code until}. */
    record Doubt(MailKind kind, Instant until) implements Plan {}

    /**
     * This mail ended three times without a known outcome, or once and now it is too late to send
     * it again: a person has to look. Until that is written down it stays on the agenda.
     *
     * @param since when the last grace ended
     */
    record GiveUp(MailKind kind, Instant since) implements Plan {}

    /** Nothing is left to send. */
    record Nothing() implements Plan {}

    /** Unknown attempts of one mail after which nothing more is tried. */
    int MAX_UNKNOWN_ATTEMPTS = 3;

    /** A link due within this time counts as due, so that a late registrant gets one mail. */
    Duration LINK_SOON = Duration.ofMinutes(15);

    /** The answer for this webinar, this registration, this moment. */
    static Plan plan(Webinar webinar, Registration registration, Instant now) {
        if (registration.attention() != null) {
            return new Nothing();
        }
        Claim claim = registration.claim();
        if (claim != null) {
            if (now.isBefore(claim.leaseUntil())) {
                return new InHand(claim.kind(), claim.leaseUntil());
            }
            Instant graceEnd = graceEnd(webinar, claim);
            if (now.isBefore(graceEnd)) {
                return new Doubt(claim.kind(), graceEnd);
            }
        }
        if (registration.status() != Registration.Status.REGISTERED
                || webinar.status() == Webinar.Status.CANCELLED) {
            return new Nothing();
        }
        Optional<NextMail> wanted = wanted(webinar, registration, now);
        if (wanted.isEmpty()) {
            // A doubt that nobody will send again is still a doubt: a person has to know.
            return claim != null && isMissing(registration, claim.kind())
                    ? new GiveUp(claim.kind(), graceEnd(webinar, claim))
                    : new Nothing();
        }
        NextMail next = wanted.get();
        if (claim != null
                && isSameMail(claim, next.kind(), webinar)
                && claim.unknownAttempts() >= MAX_UNKNOWN_ATTEMPTS) {
            return new GiveUp(next.kind(), graceEnd(webinar, claim));
        }
        return next.at().isAfter(now)
                ? new Wait(next.kind(), next.at())
                : new Send(next.kind(), next.at());
    }

    /** The registration with the plan's answer stored in it. */
    static Registration planned(Webinar webinar, Registration registration, Instant now) {
        return registration.withPlan(
                plan(webinar, registration, now).nextMail(), webinar.expiresAt());
    }

    /** What the agenda says of this answer; null where there is nothing to come back for. */
    default @Nullable NextMail nextMail() {
        return switch (this) {
            case Send(var kind, var at) -> new NextMail(kind, at);
            case Wait(var kind, var at) -> new NextMail(kind, at);
            case InHand(var kind, var until) -> new NextMail(kind, until);
            case Doubt(var kind, var until) -> new NextMail(kind, until);
            case GiveUp(var kind, var since) -> new NextMail(kind, since);
            case Nothing _ -> null;
        };
    }

    /** Whether the claim was for this very mail, so that its attempts count. */
    static boolean isSameMail(Claim claim, MailKind kind, Webinar webinar) {
        return claim.kind() == kind && claim.revision() == webinar.revision();
    }

    /**
     * Until when a claim without a known outcome waits for evidence: a third of the time left to
     * the start, at least 2 and at most 15 minutes, counted from the end of the lease.
     */
    static Instant graceEnd(Webinar webinar, Claim claim) {
        Duration third = Duration.between(claim.leaseUntil(), webinar.start()).dividedBy(3);
        Duration shortest = Duration.ofMinutes(2);
        Duration longest = Duration.ofMinutes(15);
        Duration grace =
                third.compareTo(shortest) < 0
                        ? shortest
                        : third.compareTo(longest) > 0 ? longest : third;
        return claim.leaseUntil().plus(grace);
    }

    /** Whether the link counts as due, so that it goes with whatever is mailed now. */
    static boolean isLinkDueSoon(Webinar webinar, Registration registration, Instant now) {
        return !now.isBefore(
                LinkTime.due(webinar, registration.choices().timeZone()).minus(LINK_SOON));
    }

    private static Optional<NextMail> wanted(
            Webinar webinar, Registration registration, Instant now) {
        boolean beforeEnd = now.isBefore(webinar.end());
        boolean linkStillGoes = now.isBefore(webinar.end().plus(Webinar.LINK_AFTER_END));
        boolean linkMissing = registration.mail(MailKind.LINK).isEmpty() && linkStillGoes;
        boolean linkNow =
                linkMissing
                        && webinar.joinLink() != null
                        && isLinkDueSoon(webinar, registration, now);

        Optional<Instant> waiting = waitingSince(registration);
        if (waiting.isPresent() && linkNow) {
            return Optional.of(new NextMail(MailKind.LINK, waiting.get()));
        }
        if (waiting.isPresent() && beforeEnd) {
            return Optional.of(
                    new NextMail(
                            registration.mail(MailKind.CONFIRMATION).isEmpty()
                                    ? MailKind.CONFIRMATION
                                    : MailKind.RESEND,
                            waiting.get()));
        }
        return linkMissing
                ? Optional.of(
                        new NextMail(
                                MailKind.LINK,
                                LinkTime.due(webinar, registration.choices().timeZone())))
                : Optional.empty();
    }

    private static boolean isMissing(Registration registration, MailKind kind) {
        return kind == MailKind.RESEND
                ? waitingSince(registration).isPresent()
                : registration.mail(kind).isEmpty();
    }

    /** Since when the person waits for a first mail, or for one she asked for. */
    private static Optional<Instant> waitingSince(Registration registration) {
        if (registration.mail(MailKind.CONFIRMATION).isEmpty()) {
            return Optional.of(registration.registeredAt());
        }
        Registration.Asked asked = registration.asked();
        return asked != null && lastMailAt(registration).allMatch(asked.at()::isAfter)
                ? Optional.of(asked.at())
                : Optional.empty();
    }

    private static Stream<Instant> lastMailAt(Registration registration) {
        return registration.mails().values().stream().map(MailRecord::at);
    }
}
