package lectern.plan;

import static lectern.registration.MailKind.CONFIRMATION;
import static lectern.registration.MailKind.LINK;
import static lectern.registration.MailKind.RESEND;
import static lectern.registration.Samples.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lectern.registration.Attention;
import lectern.registration.Chance;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.MailStatus;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.Samples;
import lectern.registration.Samples.Given;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample webinar starts at 08:00 UTC and ends at 16:30; its link is due at 06:00. */
class PlanTest {
    private static final Webinar WEBINAR = Samples.webinar();
    private static final Webinar WITHOUT_LINK = Samples.webinarWithoutLink();
    private static final Webinar LOCAL = Samples.webinar(Map.of("linkTiming", "local-morning"));
    private static final Webinar SECOND_REVISION = Samples.webinar(Map.of("revision", 2));
    private static final String LONG_BEFORE = "2020-11-25T10:00:00Z";
    private static final String DUE = "2020-12-03T06:00:00Z";

    static Stream<Arguments> somebodyNew() {
        return Stream.of(
                arguments("long before", LONG_BEFORE, LONG_BEFORE, send(CONFIRMATION, LONG_BEFORE)),
                arguments(
                        "a minute later",
                        LONG_BEFORE,
                        "2020-11-25T10:01:00Z",
                        send(CONFIRMATION, LONG_BEFORE)),
                arguments(
                        "more than 15 minutes before the link",
                        "2020-12-03T05:44:00Z",
                        "2020-12-03T05:44:59.999Z",
                        send(CONFIRMATION, "2020-12-03T05:44:00Z")),
                arguments(
                        "15 minutes before the link",
                        "2020-12-03T05:44:00Z",
                        "2020-12-03T05:45:00Z",
                        send(LINK, "2020-12-03T05:44:00Z")),
                arguments("when the link is due", DUE, DUE, send(LINK, DUE)),
                arguments(
                        "during the webinar",
                        "2020-12-03T10:00:00Z",
                        "2020-12-03T10:00:00.250Z",
                        send(LINK, "2020-12-03T10:00:00Z")),
                arguments(
                        "just before the end, sent after it",
                        "2020-12-03T16:29:59Z",
                        "2020-12-03T16:34:59.999Z",
                        send(LINK, "2020-12-03T16:29:59Z")),
                arguments(
                        "five minutes after the end",
                        "2020-12-03T16:29:59Z",
                        "2020-12-03T16:35:00Z",
                        nothing()),
                arguments(
                        "from a clock that goes ahead",
                        "2020-11-25T10:00:01Z",
                        LONG_BEFORE,
                        waitFor(CONFIRMATION, "2020-11-25T10:00:01Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("somebodyNew")
    void whoRegistersIsConfirmedAtOnceOrGetsTheLinkIfItIsDueSoon(
            String when, String registeredAt, String now, Plan plan) {
        assertPlan(WEBINAR, registered(registeredAt), now, plan);
    }

    static Stream<Arguments> somebodyConfirmed() {
        return Stream.of(
                arguments("long before", "2020-11-26T00:00:00Z", waitFor(LINK, DUE)),
                arguments("soon", "2020-12-03T05:50:00Z", waitFor(LINK, DUE)),
                arguments("just before", "2020-12-03T05:59:59.999Z", waitFor(LINK, DUE)),
                arguments("when due", DUE, send(LINK, DUE)),
                arguments("late", "2020-12-03T09:00:00Z", send(LINK, DUE)),
                arguments("just after the end", "2020-12-03T16:34:59.999Z", send(LINK, DUE)),
                arguments("too late", "2020-12-03T16:35:00Z", nothing()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("somebodyConfirmed")
    void whoIsConfirmedGetsTheLinkWhenItIsDueAndNotBefore(String when, String now, Plan plan) {
        assertPlan(WEBINAR, confirmed(), now, plan);
    }

    @ParameterizedTest
    @EnumSource
    void whateverBecameOfTheLinkMailItIsNotSentAgain(MailStatus status) {
        for (String now : new String[] {DUE, "2020-12-03T16:00:00Z", "2020-12-04T00:00:00Z"}) {
            assertPlan(
                    WEBINAR, confirmed().mailed(LINK, status, Instant.parse(DUE)), now, nothing());
        }
    }

    @Test
    void theLateRegistrantsOneMailLeavesNothingToSend() {
        Given late =
                registered("2020-12-03T10:00:00Z")
                        .mailed(LINK, "2020-12-03T10:00:01Z")
                        .mailed(
                                CONFIRMATION,
                                MailStatus.SKIPPED,
                                Instant.parse("2020-12-03T10:00:01Z"));

        assertPlan(WEBINAR, late, "2020-12-03T10:00:02Z", nothing());
    }

    @Test
    void withoutALinkThePlanConfirmsAndNamesTheLinkAsTheNextMailAllTheSame() {
        assertPlan(
                WITHOUT_LINK,
                registered("2020-12-03T10:00:00Z"),
                "2020-12-03T10:00:00Z",
                send(CONFIRMATION, "2020-12-03T10:00:00Z"));
        assertPlan(WITHOUT_LINK, confirmed(), "2020-12-01T00:00:00Z", waitFor(LINK, DUE));
        // The tick passes over it until the link is there.
        assertPlan(WITHOUT_LINK, confirmed(), "2020-12-03T10:00:00Z", send(LINK, DUE));
        assertPlan(
                WITHOUT_LINK,
                registered("2020-12-03T16:29:00Z"),
                "2020-12-03T16:31:00Z",
                send(LINK, DUE));
    }

    @Test
    void nothingGoesOutForACancelledWebinar() {
        Webinar cancelled = Samples.webinar(Map.of("status", "CANCELLED"));

        assertPlan(cancelled, registered(LONG_BEFORE), LONG_BEFORE, nothing());
        assertPlan(cancelled, confirmed(), DUE, nothing());
        assertPlan(cancelled, confirmed().asked("2020-12-01T00:00:00Z"), DUE, nothing());
        assertPlan(cancelled, doubtful(), DUE, doubt(LINK, "2020-12-03T06:15:00Z"));
        assertPlan(cancelled, doubtful(), "2020-12-03T06:15:00Z", nothing());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REGISTERED")
    void nothingGoesOutToSomebodyWhoIsNotRegistered(Registration.Status status) {
        assertPlan(WEBINAR, registered(LONG_BEFORE).status(status), LONG_BEFORE, nothing());
        assertPlan(WEBINAR, confirmed().status(status), DUE, nothing());
        Given gone = doubtful().status(status);
        assertPlan(WEBINAR, gone, DUE, doubt(LINK, "2020-12-03T06:15:00Z"));
        assertPlan(WEBINAR, gone, "2020-12-03T06:15:00Z", nothing());
    }

    @ParameterizedTest
    @EnumSource
    void nothingGoesOutToARegistrationThatSomebodyShouldLookAt(Attention why) {
        assertPlan(WEBINAR, registered(LONG_BEFORE).attention(why), LONG_BEFORE, nothing());
        assertPlan(
                WEBINAR, confirmed().asked("2020-12-01T00:00:00Z").attention(why), DUE, nothing());
        assertPlan(WEBINAR, confirmed().attention(why).claimed(LINK, 1, DUE), DUE, nothing());
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                arguments(
                        "in hand",
                        registered(LONG_BEFORE).claimed(CONFIRMATION, 1, "2020-11-25T10:01:00Z"),
                        "2020-11-25T10:00:59.999Z",
                        new Plan.InHand(CONFIRMATION, Instant.parse("2020-11-25T10:01:00Z"))),
                arguments(
                        "in doubt from the end of the lease",
                        registered(LONG_BEFORE).claimed(CONFIRMATION, 1, "2020-11-25T10:01:00Z"),
                        "2020-11-25T10:01:00Z",
                        doubt(CONFIRMATION, "2020-11-25T10:16:00Z")),
                arguments(
                        "in doubt to the end of the grace",
                        registered(LONG_BEFORE).claimed(CONFIRMATION, 2, "2020-11-25T10:01:00Z"),
                        "2020-11-25T10:15:59.999Z",
                        doubt(CONFIRMATION, "2020-11-25T10:16:00Z")),
                arguments(
                        "again after the grace",
                        registered(LONG_BEFORE).claimed(CONFIRMATION, 2, "2020-11-25T10:01:00Z"),
                        "2020-11-25T10:16:00Z",
                        send(CONFIRMATION, LONG_BEFORE)),
                arguments(
                        "a third of the time to the start",
                        confirmed().claimed(LINK, 1, "2020-12-03T07:30:00Z"),
                        "2020-12-03T07:35:00Z",
                        doubt(LINK, "2020-12-03T07:40:00Z")),
                arguments(
                        "but two minutes at least",
                        confirmed().claimed(LINK, 1, "2020-12-03T07:57:00Z"),
                        "2020-12-03T07:58:59Z",
                        doubt(LINK, "2020-12-03T07:59:00Z")),
                arguments(
                        "also after the start",
                        confirmed().claimed(LINK, 1, "2020-12-03T12:00:00Z"),
                        "2020-12-03T12:01:00Z",
                        doubt(LINK, "2020-12-03T12:02:00Z")),
                arguments(
                        "a second time, after the start",
                        confirmed().claimed(LINK, 1, "2020-12-03T12:00:00Z"),
                        "2020-12-03T12:02:00Z",
                        send(LINK, DUE)),
                arguments(
                        "a person has to look after the third",
                        confirmed().claimed(LINK, 3, "2020-12-03T07:30:00Z"),
                        "2020-12-03T07:40:00Z",
                        giveUp("2020-12-03T07:40:00Z")),
                arguments(
                        "but not while the third is in doubt",
                        confirmed().claimed(LINK, 3, "2020-12-03T07:30:00Z"),
                        "2020-12-03T07:39:59Z",
                        doubt(LINK, "2020-12-03T07:40:00Z")),
                arguments(
                        "attempts of earlier mails do not count",
                        confirmed().claimed(claim(LINK, 1, 4, 5, "2020-12-03T07:30:00Z")),
                        "2020-12-03T07:40:00Z",
                        send(LINK, DUE)),
                arguments(
                        "the third of this mail, the sixth of all",
                        confirmed().claimed(claim(LINK, 1, 4, 6, "2020-12-03T07:30:00Z")),
                        "2020-12-03T07:40:00Z",
                        giveUp("2020-12-03T07:40:00Z")),
                arguments(
                        "another kind is due meanwhile: it waits for the evidence",
                        registered(LONG_BEFORE).claimed(CONFIRMATION, 3, "2020-12-03T05:59:00Z"),
                        DUE,
                        doubt(CONFIRMATION, "2020-12-03T06:14:00Z")),
                arguments(
                        "another kind is due meanwhile: it has its own three",
                        registered(LONG_BEFORE).claimed(CONFIRMATION, 3, "2020-12-03T05:59:00Z"),
                        "2020-12-03T06:14:00Z",
                        send(LINK, LONG_BEFORE)),
                arguments(
                        "settled by evidence of another attempt",
                        confirmed()
                                .mailed(LINK, "2020-12-03T06:00:30Z")
                                .claimed(LINK, 1, "2020-12-03T06:02:00Z"),
                        "2020-12-03T06:30:00Z",
                        nothing()),
                arguments(
                        "over before the grace: a person has to know",
                        confirmed().claimed(LINK, 1, "2020-12-03T16:34:00Z"),
                        "2020-12-03T16:36:00Z",
                        giveUp("2020-12-03T16:36:00Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claims")
    void whatIsInHandOrInDoubtIsNotSentAgainBeforeTheGraceIsOver(
            String what, Given given, String now, Plan plan) {
        assertPlan(WEBINAR, given, now, plan);
    }

    @Test
    void whoeverIsToBeGivenUpStaysOnTheAgendaUntilThatIsWrittenDown() {
        Registration given = confirmed().claimed(LINK, 3, "2020-12-03T07:30:00Z").build();
        Instant walk = Instant.parse("2020-12-03T07:45:00Z");

        assertThat(Plan.planned(WEBINAR, given, walk).nextMail())
                .isEqualTo(new NextMail(LINK, Instant.parse("2020-12-03T07:40:00Z")));
    }

    @Test
    void aChangedWebinarMakesAnotherMailOfItWithItsOwnThreeAttempts() {
        Given given = confirmed().claimed(LINK, 3, "2020-12-03T07:30:00Z");

        assertPlan(SECOND_REVISION, given, "2020-12-03T07:40:00Z", send(LINK, DUE));
        assertPlan(
                SECOND_REVISION,
                confirmed().claimed(claim(LINK, 2, 4, 6, "2020-12-03T07:30:00Z")),
                "2020-12-03T07:40:00Z",
                giveUp("2020-12-03T07:40:00Z"));
    }

    static Stream<Arguments> requests() {
        String asked = "2020-12-01T09:00:00Z";
        return Stream.of(
                arguments(
                        "after the confirmation",
                        confirmed().asked(asked),
                        asked,
                        send(RESEND, asked)),
                arguments(
                        "answered by the confirmation",
                        registered(LONG_BEFORE)
                                .mailed(CONFIRMATION, "2020-12-01T09:00:01Z")
                                .asked(asked),
                        "2020-12-01T09:01:00Z",
                        waitFor(LINK, DUE)),
                arguments(
                        "in the moment of the confirmation",
                        registered(LONG_BEFORE).mailed(CONFIRMATION, asked).asked(asked),
                        "2020-12-01T09:01:00Z",
                        waitFor(LINK, DUE)),
                arguments(
                        "answered by a resend",
                        confirmed().asked(asked).mailed(RESEND, "2020-12-01T09:00:02Z"),
                        "2020-12-01T09:01:00Z",
                        waitFor(LINK, DUE)),
                arguments(
                        "again after a resend",
                        confirmed().mailed(RESEND, "2020-12-01T08:00:00Z").asked(asked),
                        asked,
                        send(RESEND, asked)),
                arguments(
                        "before the confirmation went out",
                        registered(LONG_BEFORE).asked(asked),
                        asked,
                        send(CONFIRMATION, LONG_BEFORE)),
                arguments(
                        "15 minutes before the link, which answers it",
                        confirmed().asked("2020-12-03T05:40:00Z"),
                        "2020-12-03T05:45:00Z",
                        send(LINK, "2020-12-03T05:40:00Z")),
                arguments(
                        "after the link",
                        confirmed().mailed(LINK, DUE).asked("2020-12-03T07:00:00Z"),
                        "2020-12-03T07:00:00Z",
                        send(RESEND, "2020-12-03T07:00:00Z")),
                arguments(
                        "answered by the link",
                        confirmed().mailed(LINK, DUE).asked("2020-12-03T05:58:00Z"),
                        "2020-12-03T07:00:00Z",
                        nothing()),
                arguments(
                        "at the end",
                        confirmed().mailed(LINK, DUE).asked("2020-12-03T16:29:59Z"),
                        "2020-12-03T16:30:00Z",
                        nothing()),
                arguments(
                        "from a clock that goes ahead",
                        confirmed().asked("2020-12-01T09:00:01Z"),
                        asked,
                        waitFor(RESEND, "2020-12-01T09:00:01Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void whoAsksAgainGetsWhatSheShouldHaveByNowAndOneMailAnswersIt(
            String when, Given given, String now, Plan plan) {
        assertPlan(WEBINAR, given, now, plan);
    }

    @Test
    void withoutALinkWhoAsksAgainIsToldWhatIsKnown() {
        assertPlan(
                WITHOUT_LINK,
                confirmed().asked("2020-12-03T07:00:00Z"),
                "2020-12-03T07:00:00Z",
                send(RESEND, "2020-12-03T07:00:00Z"));
    }

    static Stream<Arguments> mornings() {
        return Stream.of(
                arguments("Asia/Tokyo", "2020-12-02T22:00:00Z"),
                arguments("Europe/Brussels", DUE),
                arguments("Europe/London", "2020-12-02T18:00:00Z"),
                arguments("America/Los_Angeles", "2020-12-03T02:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("mornings")
    void withLocalMorningsTheZoneOfTheRegistrantSaysWhenTheLinkIsDue(String zone, String due) {
        assertPlan(LOCAL, confirmed().in(zone), "2020-11-30T00:00:00Z", waitFor(LINK, due));
        assertPlan(LOCAL, confirmed().in(zone), due, send(LINK, due));
        String soon = Instant.parse(due).minus(Plan.LINK_SOON).toString();
        assertPlan(LOCAL, registered(soon).in(zone), soon, send(LINK, soon));
    }

    @Test
    void theAgendaSaysWhenToComeBackAndForWhat() {
        Instant at = Instant.parse(DUE);

        assertThat(new Plan.Send(LINK, at).nextMail()).isEqualTo(new NextMail(LINK, at));
        assertThat(new Plan.Wait(LINK, at).nextMail()).isEqualTo(new NextMail(LINK, at));
        assertThat(new Plan.InHand(RESEND, at).nextMail()).isEqualTo(new NextMail(RESEND, at));
        assertThat(new Plan.Doubt(RESEND, at).nextMail()).isEqualTo(new NextMail(RESEND, at));
        assertThat(new Plan.GiveUp(LINK, at).nextMail()).isEqualTo(new NextMail(LINK, at));
        assertThat(new Plan.Nothing().nextMail()).isNull();
    }

    @Test
    void thePlanIsStoredWithTheDayOnWhichTheTableForgets() {
        Webinar longer = Samples.webinar(Map.of("retentionDays", 7));
        Registration planned =
                Plan.planned(longer, confirmed().build(), Instant.parse("2020-12-01T00:00:00Z"));

        assertThat(planned.nextMail()).isEqualTo(new NextMail(LINK, Instant.parse(DUE)));
        assertThat(planned.expiresAt()).isEqualTo(Instant.parse("2020-12-10T16:30:00Z"));
        assertThat(Plan.planned(longer, planned, Instant.parse("2020-12-04T00:00:00Z")).nextMail())
                .isNull();
    }

    @Test
    void noRegistrationWhateverIsPlannedAgainstTheRules() {
        Chance chance = Chance.fresh();
        int past = 0;
        for (int i = 0; i < 20_000; i++) {
            Webinar webinar = anyWebinar(chance);
            Registration registration = Samples.registration(chance, webinar);
            Instant now =
                    chance.between(
                            webinar.start().minusSeconds(13 * 86_400),
                            webinar.end().plusSeconds(7_200));
            Plan plan = Plan.plan(webinar, registration, now);
            Supplier<String> example =
                    () ->
                            "%s%n%s%nlink due %s%nnow %s: %s"
                                    .formatted(
                                            chance,
                                            registration,
                                            LinkTime.due(
                                                    webinar, registration.choices().timeZone()),
                                            now,
                                            plan);

            assertRules(webinar, registration, now, plan, example);
            assertStable(webinar, registration, now, plan, example);
            if (isAllPast(registration, now)) {
                past++;
                assertNobodyMissed(webinar, registration, now, plan, chance);
            }
        }
        assertThat(past).isGreaterThan(1_000);
    }

    private static void assertRules(
            Webinar webinar,
            Registration registration,
            Instant now,
            Plan plan,
            Supplier<String> example) {
        boolean silent =
                registration.attention() != null
                        || registration.status() != Registration.Status.REGISTERED
                        || webinar.status() == Webinar.Status.CANCELLED;
        Claim claim = registration.claim();
        switch (plan) {
            case Plan.Send(var kind, var at) -> {
                assertThat(silent).as(example).isFalse();
                assertThat(at).as(example).isBeforeOrEqualTo(now);
                assertThat(now)
                        .as(example)
                        .isBefore(
                                kind == LINK
                                        ? webinar.end().plus(Webinar.LINK_AFTER_END)
                                        : webinar.end());
                if (kind != RESEND) {
                    assertThat(registration.mail(kind)).as(example).isEmpty();
                }
                if (kind == LINK) {
                    assertThat(Plan.isLinkDueSoon(webinar, registration, now)).as(example).isTrue();
                }
                if (claim != null) {
                    assertThat(Plan.graceEnd(webinar, claim))
                            .as(example)
                            .isBeforeOrEqualTo(now)
                            .isBetween(
                                    claim.leaseUntil().plusSeconds(120),
                                    claim.leaseUntil().plusSeconds(900));
                }
            }
            case Plan.Wait(_, var at) -> {
                assertThat(silent).as(example).isFalse();
                assertThat(at).as(example).isAfter(now);
            }
            case Plan.InHand(var kind, var until) -> {
                assertThat(until).as(example).isAfter(now);
                assertThat(claim).as(example).isNotNull();
                assertThat(kind).as(example).isEqualTo(claimOf(registration).kind());
            }
            case Plan.Doubt(var kind, var until) -> {
                assertThat(until).as(example).isAfter(now);
                assertThat(claimOf(registration).leaseUntil()).as(example).isBeforeOrEqualTo(now);
                assertThat(kind).as(example).isEqualTo(claimOf(registration).kind());
            }
            case Plan.GiveUp(var kind, _) ->
                    assertThat(
                                    claimOf(registration).kind() == kind
                                            && (claimOf(registration).unknownAttempts()
                                                            >= Plan.MAX_UNKNOWN_ATTEMPTS
                                                    || ((kind == RESEND
                                                                    || registration
                                                                            .mail(kind)
                                                                            .isEmpty())
                                                            && !now.isBefore(webinar.end()))))
                            .as(example)
                            .isTrue();
            case Plan.Nothing _ -> {
                assertThat(
                                claim == null
                                        || silent
                                        || claim.kind() == RESEND
                                        || registration.mail(claim.kind()).isPresent())
                        .as(example)
                        .isTrue();
                assertThat(
                                silent
                                        || registration.mail(LINK).isPresent()
                                        || !now.isBefore(
                                                webinar.end().plus(Webinar.LINK_AFTER_END)))
                        .as(example)
                        .isTrue();
            }
        }
    }

    /** Whoever comes back when the plan says so finds something else to do than to wait for now. */
    private static void assertStable(
            Webinar webinar,
            Registration registration,
            Instant now,
            Plan plan,
            Supplier<String> example) {
        assertThat(Plan.plan(webinar, registration, now)).as(example).isEqualTo(plan);
        NextMail next = plan.nextMail();
        if (next == null || plan instanceof Plan.Send || plan instanceof Plan.GiveUp) {
            return;
        }
        Plan then = Plan.plan(webinar, registration, next.at());
        assertThat(then).as(() -> example.get() + ", then " + then).isNotEqualTo(plan);
        NextMail after = then.nextMail();
        if (after != null && !(then instanceof Plan.Send || then instanceof Plan.GiveUp)) {
            assertThat(after.at()).as(() -> example.get() + ", then " + then).isAfter(next.at());
        }
    }

    /**
     * Nobody has to look before the plan says so: until then it stays, and nothing stays nothing.
     */
    private static void assertNobodyMissed(
            Webinar webinar, Registration registration, Instant now, Plan plan, Chance chance) {
        if (plan instanceof Plan.Send || plan instanceof Plan.GiveUp) {
            return;
        }
        NextMail next = plan.nextMail();
        Instant last = next == null ? now.plusSeconds(30L * 86_400) : next.at().minusMillis(1);
        Instant between = chance.between(now, last);
        for (Instant look : List.of(between, last)) {
            assertThat(Plan.plan(webinar, registration, look))
                    .as("%s%n%s%nplanned at %s, looked at %s", chance, registration, now, look)
                    .isEqualTo(plan);
        }
    }

    private static boolean isAllPast(Registration registration, Instant now) {
        Registration.Asked asked = registration.asked();
        return !registration.registeredAt().isAfter(now)
                && (asked == null || !asked.at().isAfter(now))
                && registration.mails().values().stream().noneMatch(mail -> mail.at().isAfter(now));
    }

    private static Webinar anyWebinar(Chance chance) {
        if (chance.in100(10)) {
            return WITHOUT_LINK;
        }
        if (chance.in100(5)) {
            return SECOND_REVISION;
        }
        return Samples.webinar(
                LocalDateTime.parse("2021-03-28T00:00").plusMinutes(chance.below(2_880)),
                ZoneId.of(
                        chance.oneOf(
                                "Europe/Brussels",
                                "Asia/Tokyo",
                                "America/Sao_Paulo",
                                "Pacific/Chatham")),
                chance.oneOf(Webinar.LinkTiming.values()));
    }

    private static Claim claimOf(Registration registration) {
        Claim claim = registration.claim();
        if (claim == null) {
            throw new AssertionError("no claim in " + registration);
        }
        return claim;
    }

    private static void assertPlan(Webinar webinar, Given given, String now, Plan plan) {
        assertThat(Plan.plan(webinar, given.build(), Instant.parse(now))).isEqualTo(plan);
    }

    private static Given confirmed() {
        return registered(LONG_BEFORE).mailed(CONFIRMATION, "2020-11-25T10:00:01Z");
    }

    private static Claim claim(MailKind kind, int revision, int first, int attempt, String until) {
        return new Claim(kind, revision, first, attempt, "token", Instant.parse(until));
    }

    private static Plan send(MailKind kind, String at) {
        return new Plan.Send(kind, Instant.parse(at));
    }

    private static Plan waitFor(MailKind kind, String at) {
        return new Plan.Wait(kind, Instant.parse(at));
    }

    /** A link in hand until now, whose claim nobody settled. */
    private static Given doubtful() {
        return confirmed().claimed(LINK, 1, DUE);
    }

    private static Plan giveUp(String since) {
        return new Plan.GiveUp(LINK, Instant.parse(since));
    }

    private static Plan doubt(MailKind kind, String until) {
        return new Plan.Doubt(kind, Instant.parse(until));
    }

    private static Plan nothing() {
        return new Plan.Nothing();
    }
}
