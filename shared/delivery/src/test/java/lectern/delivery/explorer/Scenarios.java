package lectern.delivery.explorer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lectern.registration.Registration;
import lectern.registration.Webinar;

/** What is explored: one registration each, with two or three faults at a time. */
final class Scenarios {
    private static final Instant EARLY = Cast.LONG_BEFORE;
    private static final Webinar PLAIN = Cast.webinar(Map.of());
    private static final Webinar CANCELLED = Cast.webinar(Map.of("status", "CANCELLED"));
    private static final Webinar A_DAY_LATER = aDayLater(1);
    private static final Registration ANNA = Cast.registered("anna", PLAIN, EARLY);

    private static final Registration CONFIRMED = Cast.confirmed(ANNA, PLAIN);
    private static final List<Scenario.Version> MOVED =
            List.of(
                    new Scenario.Version(A_DAY_LATER, false),
                    new Scenario.Version(PLAIN, false),
                    new Scenario.Version(Cast.webinar(Map.of("revision", 2)), true));

    private static final String TAKEN_UNSAID = "SES takes the mail, its answer is lost";
    private static final String UNTAKEN_UNSAID = "SES does not take the mail, its answer is lost";

    /** The lease runs out, and the grace. */
    private static final List<String> UNTIL_AGAIN = List.of("it is", "it is");

    private Scenarios() {}

    static List<Scenario> all() {
        return Stream.of(
                        oneMail(),
                        lostReplies(),
                        threeWorkers(),
                        lostEvents(),
                        givenUp(),
                        resend(),
                        erased(),
                        morning(),
                        lateRegistrant(),
                        bounced(),
                        bounceCleared(),
                        bouncedAgain(),
                        outOfOrder(),
                        rejected(),
                        toldOfTheErased(),
                        givenUpAndMoved(),
                        moved(),
                        movedInHand(),
                        movedTwice(),
                        movedAndBack(),
                        cancelledAndBack(),
                        cancelled(),
                        revived(),
                        revivedInHand())
                .toList();
    }

    /** Two workers, hints that come late and again; one dies, SES's answer is lost. */
    static Scenario oneMail() {
        return confirmation(
                "one mail",
                2,
                Map.of(Allowance.HINT, 3, Allowance.CRASH, 1, Allowance.UNKNOWN_SENT, 1));
    }

    /** The table's answers are lost and the SDK repeats; SES throttles or refuses. */
    static Scenario lostReplies() {
        return confirmation(
                "lost replies",
                2,
                Map.of(
                        Allowance.HINT, 2,
                        Allowance.LOST_REPLY, 2,
                        Allowance.NOT_SENT, 1,
                        Allowance.REFUSED, 1));
    }

    /** Three at the same moment. */
    static Scenario threeWorkers() {
        return confirmation(
                "three workers", 3, Map.of(Allowance.HINT, 3, Allowance.REPEATED_EVENT, 1));
    }

    /** Outcomes stay unknown; events come late or never. */
    static Scenario lostEvents() {
        return confirmation(
                "lost events",
                1,
                Map.of(
                        Allowance.HINT, 3,
                        Allowance.UNKNOWN_SENT, 2,
                        Allowance.LOST_EVENT, 2));
    }

    /** Three outcomes stay unknown: somebody has to look, or late evidence settles it. */
    static Scenario givenUp() {
        return confirmation(
                "given up",
                1,
                Map.of(
                        Allowance.HINT, 3,
                        Allowance.UNKNOWN_SENT, 1,
                        Allowance.UNKNOWN_UNSENT, 2,
                        Allowance.LOST_EVENT, 1));
    }

    /** Somebody asks to be mailed again, twice, and an event comes again. */
    static Scenario resend() {
        return new Scenario(
                "resend",
                List.of(new Scenario.Version(PLAIN, false)),
                List.of(CONFIRMED),
                List.of(),
                EARLY,
                EARLY.plusSeconds(1500),
                List.of(EARLY.plusSeconds(300), EARLY.plusSeconds(600)),
                1,
                false,
                Map.of(
                        Allowance.HINT, 2,
                        Allowance.ASK, 2,
                        Allowance.CRASH, 1,
                        Allowance.REPEATED_EVENT, 1));
    }

    /** Somebody is erased while she is mailed, or asks, and registers again. */
    static Scenario erased() {
        return new Scenario(
                "erased",
                List.of(new Scenario.Version(PLAIN, false)),
                List.of(ANNA),
                List.of(Cast.anew(ANNA, "registration-anna-2")),
                EARLY,
                EARLY.plusSeconds(300),
                List.of(EARLY.plusSeconds(300)),
                1,
                false,
                Map.of(
                        Allowance.HINT, 2,
                        Allowance.ERASE, 1,
                        Allowance.REGISTER, 1,
                        Allowance.ASK, 1));
    }

    /** The confirmation twenty minutes before the link, and the link. */
    static Scenario morning() {
        Instant begin = Cast.LINK_DUE.minusSeconds(1200);
        return new Scenario(
                "morning",
                List.of(new Scenario.Version(PLAIN, false)),
                List.of(Cast.registered("anna", PLAIN, begin)),
                List.of(),
                begin,
                begin.plusSeconds(3000),
                List.of(),
                2,
                false,
                Map.of(Allowance.HINT, 3, Allowance.UNKNOWN_SENT, 1));
    }

    /** Ten minutes before the link is due: one mail for both. */
    static Scenario lateRegistrant() {
        Instant begin = Cast.LINK_DUE.minusSeconds(600);
        return new Scenario(
                "late registrant",
                List.of(new Scenario.Version(PLAIN, false)),
                List.of(),
                List.of(Cast.registered("anna", PLAIN, begin)),
                begin,
                begin.plusSeconds(1200),
                List.of(),
                2,
                false,
                Map.of(
                        Allowance.HINT, 3,
                        Allowance.REGISTER, 1,
                        Allowance.CRASH, 1,
                        Allowance.UNKNOWN_SENT, 1));
    }

    /** The confirmation bounces while the link is in hand. */
    static Scenario bounced() {
        Instant begin = Cast.LINK_DUE.minusSeconds(1200);
        return new Scenario(
                "bounced",
                List.of(new Scenario.Version(PLAIN, false)),
                List.of(Cast.registered("anna", PLAIN, begin)),
                List.of(),
                begin,
                begin.plusSeconds(2400),
                List.of(),
                1,
                false,
                Map.of(
                        Allowance.HINT, 2,
                        Allowance.BOUNCE, 1,
                        Allowance.NOT_SENT, 1));
    }

    /** The confirmation bounced; she asks again, and complains. */
    static Scenario bounceCleared() {
        return new Scenario(
                        "bounce cleared",
                        List.of(new Scenario.Version(PLAIN, false)),
                        List.of(ANNA),
                        List.of(),
                        EARLY,
                        EARLY.plusSeconds(600),
                        List.of(EARLY.plusSeconds(300)),
                        1,
                        false,
                        Map.of(
                                Allowance.HINT, 2,
                                Allowance.ASK, 1,
                                Allowance.BOUNCE, 1,
                                Allowance.COMPLAINT, 1))
                .after(mailed("SES takes the mail", "the mail of attempt 1 bounces for good"));
    }

    /** What was asked for after a bounce bounces too: not again on that day. */
    static Scenario bouncedAgain() {
        return new Scenario(
                        "bounced again",
                        List.of(new Scenario.Version(PLAIN, false)),
                        List.of(ANNA),
                        List.of(),
                        EARLY,
                        EARLY.plusSeconds(900),
                        List.of(EARLY.plusSeconds(300), EARLY.plusSeconds(600)),
                        1,
                        false,
                        Map.of(Allowance.HINT, 2, Allowance.ASK, 2, Allowance.BOUNCE, 2))
                .after(
                        mailed(
                                "SES takes the mail",
                                "the mail of attempt 1 bounces for good",
                                "feedback is told of SEND",
                                "feedback is told late of PERMANENT_BOUNCE",
                                "feedback writes",
                                "it is",
                                "anna@example.com asks",
                                "register stores"));
    }

    /** Two attempts at one mail, and what SES may tell of both, in any order. */
    static Scenario outOfOrder() {
        return new Scenario(
                        "events out of order",
                        List.of(new Scenario.Version(PLAIN, false)),
                        List.of(ANNA),
                        List.of(),
                        EARLY,
                        EARLY.plusSeconds(1000),
                        List.of(),
                        1,
                        false,
                        Map.of(
                                Allowance.HINT, 2,
                                Allowance.UNKNOWN_SENT, 1,
                                Allowance.LOST_EVENT, 1,
                                Allowance.DELIVERY, 1,
                                Allowance.TRANSIENT_BOUNCE, 1,
                                Allowance.COMPLAINT, 1))
                .after(
                        mailed(
                                TAKEN_UNSAID,
                                "the mail of attempt 1 bounces for now",
                                "SEND of attempt 1 does not come"));
    }

    /** SES rejects what it took while nobody knows that it took it. */
    static Scenario rejected() {
        return confirmation(
                "rejected",
                1,
                Map.of(Allowance.HINT, 2, Allowance.UNKNOWN_SENT, 1, Allowance.REJECT, 2));
    }

    /** Events of somebody who was erased, while she who has her address now is mailed. */
    static Scenario toldOfTheErased() {
        return new Scenario(
                        "told of the erased",
                        List.of(new Scenario.Version(PLAIN, false)),
                        List.of(ANNA),
                        List.of(Cast.anew(ANNA, "registration-anna-2")),
                        EARLY,
                        EARLY.plusSeconds(1000),
                        List.of(),
                        1,
                        false,
                        Map.of(
                                Allowance.HINT, 3,
                                Allowance.ERASE, 1,
                                Allowance.REGISTER, 1,
                                Allowance.UNKNOWN_SENT, 1,
                                Allowance.DELIVERY, 1,
                                Allowance.COMPLAINT, 1,
                                Allowance.LOST_EVENT, 1))
                .after(
                        mailed(
                                "SES takes the mail",
                                "the mail of attempt 1 arrives",
                                "the mail of attempt 1 is complained about",
                                "anna@example.com is erased",
                                "somebody registers"));
    }

    /**
     * Three outcomes are unknown. Meanwhile the webinar is moved, its registrations are walked, and
     * what SES tells of the first attempt comes late.
     */
    static Scenario givenUpAndMoved() {
        return new Scenario(
                        "given up and moved",
                        List.of(
                                new Scenario.Version(PLAIN, false),
                                new Scenario.Version(aDayLater(1), false),
                                new Scenario.Version(aDayLater(2), true)),
                        List.of(ANNA),
                        List.of(),
                        EARLY,
                        EARLY.plusSeconds(2900),
                        List.of(),
                        1,
                        true,
                        Map.of(
                                Allowance.HINT, 4,
                                Allowance.UNKNOWN_SENT, 1,
                                Allowance.UNKNOWN_UNSENT, 2,
                                Allowance.LOST_EVENT, 1,
                                Allowance.CHANGE, 1,
                                Allowance.WALK, 1,
                                Allowance.DAILY_WALK, 1))
                .after(
                        Stream.of(
                                        mailed(TAKEN_UNSAID, "SEND of attempt 1 does not come"),
                                        UNTIL_AGAIN,
                                        mailed(UNTAKEN_UNSAID),
                                        UNTIL_AGAIN,
                                        mailed(UNTAKEN_UNSAID, "it is"))
                                .flatMap(List::stream)
                                .toList());
    }

    /** One worker's way to SES, what SES does, the settling, and what follows. */
    private static List<String> mailed(String answer, String... more) {
        return Stream.concat(
                        Stream.of(
                                "a worker is told of confirmation",
                                "the worker has its slot",
                                "the worker claims",
                                "the worker has the claim and calls SES",
                                answer,
                                "the worker settles"),
                        Stream.of(more))
                .toList();
    }

    /** Moved a day earlier, minutes before the link is due; somebody registers meanwhile. */
    static Scenario moved() {
        Instant begin = Cast.LINK_DUE.minusSeconds(60);
        return new Scenario(
                "moved",
                MOVED,
                List.of(Cast.confirmed(Cast.registered("anna", A_DAY_LATER, EARLY), A_DAY_LATER)),
                List.of(Cast.registered("bert", A_DAY_LATER, begin)),
                begin,
                begin.plusSeconds(180),
                List.of(),
                1,
                true,
                Map.of(
                        Allowance.CHANGE, 1,
                        Allowance.REGISTER, 1,
                        Allowance.CRASH, 1,
                        Allowance.WALK, 3));
    }

    /** The same while a confirmation is in hand. */
    static Scenario movedInHand() {
        Instant begin = Cast.LINK_DUE.minusSeconds(60);
        return new Scenario(
                "moved in hand",
                MOVED,
                List.of(Cast.registered("anna", A_DAY_LATER, begin.minusSeconds(60))),
                List.of(),
                begin,
                begin.plusSeconds(180),
                List.of(),
                1,
                true,
                Map.of(
                        Allowance.HINT, 1,
                        Allowance.CHANGE, 1,
                        Allowance.UNKNOWN_SENT, 1,
                        Allowance.WALK, 2));
    }

    /** Moved and moved back: two ticks walk at once, for one change or for different ones. */
    static Scenario movedTwice() {
        Instant begin = Cast.LINK_DUE.minusSeconds(180);
        return new Scenario(
                "moved twice",
                List.of(
                        new Scenario.Version(A_DAY_LATER, false),
                        new Scenario.Version(PLAIN, false),
                        new Scenario.Version(Cast.webinar(Map.of("revision", 2)), true),
                        new Scenario.Version(aDayLater(2), false),
                        new Scenario.Version(aDayLater(3), true)),
                List.of(Cast.confirmed(Cast.registered("anna", A_DAY_LATER, EARLY), A_DAY_LATER)),
                List.of(),
                begin,
                begin.plusSeconds(480),
                List.of(),
                1,
                true,
                Map.of(
                        Allowance.CHANGE, 2,
                        Allowance.WALK, 2,
                        Allowance.SECOND_WALK, 1));
    }

    /** Moved by mistake and back before any tick looks, while a confirmation is in hand. */
    static Scenario movedAndBack() {
        return back("moved and back", A_DAY_LATER);
    }

    /** Cancelled by mistake, and back before any tick looks. */
    static Scenario cancelledAndBack() {
        return back("cancelled and back", CANCELLED);
    }

    private static Scenario back(String name, Webinar mistake) {
        Instant begin = Cast.LINK_DUE.minusSeconds(1200);
        return new Scenario(
                name,
                List.of(
                        new Scenario.Version(PLAIN, false),
                        new Scenario.Version(mistake, false),
                        new Scenario.Version(PLAIN, false)),
                List.of(Cast.registered("anna", PLAIN, begin)),
                List.of(),
                begin,
                begin.plusSeconds(30),
                List.of(),
                1,
                true,
                Map.of(
                        Allowance.HINT, 1,
                        Allowance.CHANGE, 2,
                        Allowance.CRASH, 1,
                        Allowance.DAILY_WALK, 0));
    }

    /** Cancelled by its organiser, or by the registrant, while mails are in hand. */
    static Scenario cancelled() {
        return new Scenario(
                "cancelled",
                List.of(
                        new Scenario.Version(PLAIN, false),
                        new Scenario.Version(CANCELLED, false),
                        new Scenario.Version(
                                Cast.webinar(Map.of("status", "CANCELLED", "revision", 2)), true)),
                List.of(ANNA),
                List.of(),
                EARLY,
                EARLY.plusSeconds(60),
                List.of(),
                1,
                true,
                Map.of(
                        Allowance.HINT, 1,
                        Allowance.CHANGE, 1,
                        Allowance.CANCEL, 1,
                        Allowance.CRASH, 1,
                        Allowance.WALK, 1));
    }

    /** Cancelled, and after all not: nobody stands in the index then. */
    static Scenario revived() {
        return new Scenario(
                "revived",
                List.of(
                        new Scenario.Version(CANCELLED, false),
                        new Scenario.Version(PLAIN, false),
                        new Scenario.Version(Cast.webinar(Map.of("revision", 2)), true)),
                List.of(Cast.registered("anna", CANCELLED, EARLY)),
                List.of(),
                EARLY,
                EARLY.plusSeconds(1800),
                List.of(),
                1,
                false,
                Map.of(
                        Allowance.HINT, 2,
                        Allowance.CHANGE, 1,
                        Allowance.CRASH, 1,
                        Allowance.WALK, 3));
    }

    private static Webinar aDayLater(int revision) {
        return Cast.webinar(
                Map.of(
                        "startsAt", "2020-12-04T09:00",
                        "endsAt", "2020-12-04T17:00",
                        "registrationClosesAt", "2020-12-04T17:00",
                        "revision", revision));
    }

    /** Cancelled while a mail is in hand, and after all not; its sender dies. */
    static Scenario revivedInHand() {
        return new Scenario(
                "revived in hand",
                List.of(
                        new Scenario.Version(PLAIN, false),
                        new Scenario.Version(CANCELLED, false),
                        new Scenario.Version(
                                Cast.webinar(Map.of("status", "CANCELLED", "revision", 2)), true),
                        new Scenario.Version(Cast.webinar(Map.of("revision", 2)), false),
                        new Scenario.Version(Cast.webinar(Map.of("revision", 3)), true)),
                List.of(ANNA),
                List.of(),
                EARLY,
                EARLY.plusSeconds(60),
                List.of(),
                1,
                true,
                Map.of(
                        Allowance.HINT, 1,
                        Allowance.CHANGE, 2,
                        Allowance.CRASH, 1,
                        Allowance.WALK, 1));
    }

    private static Scenario confirmation(
            String name, int workers, Map<Allowance, Integer> allowed) {
        return new Scenario(
                name,
                List.of(new Scenario.Version(PLAIN, false)),
                List.of(ANNA),
                List.of(),
                EARLY,
                EARLY.plusSeconds(7200),
                List.of(),
                workers,
                false,
                allowed);
    }
}
