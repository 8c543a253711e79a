package lectern.progress;

import static lectern.progress.SesEvent.Type.COMPLAINT;
import static lectern.progress.SesEvent.Type.DELIVERY;
import static lectern.progress.SesEvent.Type.PERMANENT_BOUNCE;
import static lectern.progress.SesEvent.Type.REJECT;
import static lectern.progress.SesEvent.Type.SEND;
import static lectern.progress.SesEvent.Type.TRANSIENT_BOUNCE;
import static lectern.registration.MailKind.CONFIRMATION;
import static lectern.registration.MailKind.LINK;
import static lectern.registration.MailKind.RESEND;
import static lectern.registration.Samples.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lectern.registration.Attention;
import lectern.registration.Chance;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.Samples;
import lectern.registration.Samples.Given;
import lectern.registration.Webinar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What SES says of a mail, and what becomes of the registration by it. */
class EvidenceTest {
    private static final Webinar WEBINAR = Samples.webinar();
    private static final String REGISTERED = "2020-11-25T10:00:00Z";
    private static final Instant SENT_AT = Instant.parse("2020-11-25T10:00:01Z");
    private static final Instant NOW = Instant.parse("2020-11-25T10:05:00Z");
    private static final Instant LINK_DUE = Instant.parse("2020-12-03T06:00:00Z");

    /** The claim of the second and third attempt at a confirmation; the first was another mail. */
    private static final Claim IN_DOUBT =
            new Claim(CONFIRMATION, 2, 2, 3, "token", SENT_AT.plusSeconds(65));

    @ParameterizedTest
    @EnumSource(
            value = SesEvent.Type.class,
            names = {"REJECT"},
            mode = EnumSource.Mode.EXCLUDE)
    void whateverProvesThatSesTookTheMailSettlesItsClaim(SesEvent.Type type) {
        Registration after = settled(doubtful().build(), event(type, CONFIRMATION, 2, 3));

        assertThat(after.claim()).isNull();
        assertThat(after.mail(CONFIRMATION)).contains(new MailRecord(status(type), NOW, "m-3", 2));
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                arguments(CONFIRMATION, 2, 1, false, "an attempt of the mail before"),
                arguments(CONFIRMATION, 2, 2, true, "the first attempt of this mail"),
                arguments(CONFIRMATION, 2, 3, true, "the attempt that holds the claim"),
                arguments(CONFIRMATION, 2, 4, false, "an attempt that never was"),
                arguments(CONFIRMATION, 1, 2, false, "an older revision"),
                arguments(CONFIRMATION, 3, 3, false, "a later revision"),
                arguments(LINK, 2, 3, false, "another kind"),
                arguments(RESEND, 2, 3, false, "a resend"));
    }

    @ParameterizedTest(name = "{4}")
    @MethodSource("attempts")
    void onlyAnAttemptAtTheClaimedMailSettlesTheClaim(
            MailKind kind, int revision, int attempt, boolean settles, String what) {
        Evidence evidence = evidence(doubtful().build(), event(SEND, kind, revision, attempt));
        assertThat(evidence)
                .as(what)
                .isInstanceOf(settles ? Evidence.Settles.class : Evidence.Nothing.class);
    }

    @Test
    void onceSettledTheNextMailIsPlanned() {
        Registration before = doubtful().next(new NextMail(CONFIRMATION, NOW)).build();
        assertThat(settled(before, event(SEND, CONFIRMATION, 2, 3)).nextMail())
                .isEqualTo(new NextMail(LINK, LINK_DUE));
    }

    @Test
    void aLinkMailToSomebodyWithoutAConfirmationConfirmsToo() {
        Claim claim = new Claim(LINK, 1, 1, 1, "token", SENT_AT);
        Registration after =
                settled(registered(REGISTERED).claimed(claim).build(), event(DELIVERY, LINK, 1, 1));

        MailRecord record = new MailRecord(MailStatus.DELIVERED, NOW, "m-1", 1);
        assertThat(after.mails()).isEqualTo(Map.of(LINK, record, CONFIRMATION, record));
    }

    @Test
    void whatEventsTellLaterOfThatMailTheyTellOfBoth() {
        Given given = registered(REGISTERED);
        Claim claim = new Claim(LINK, 1, 1, 1, "token", SENT_AT);
        Registration sent = settled(given.claimed(claim).build(), event(SEND, LINK, 1, 1));
        assertThat(moved(sent, event(DELIVERY, LINK, 1, 1)).mails().values())
                .extracting(MailRecord::status)
                .containsOnly(MailStatus.DELIVERED);
    }

    @Test
    void evidenceEndsADoubtThatNeededAttention() {
        Registration after =
                settled(
                        doubtful().attention(Attention.DOUBT).build(),
                        event(SEND, CONFIRMATION, 2, 2));
        assertThat(after.attention()).isNull();
        assertThat(after.nextMail()).isEqualTo(new NextMail(LINK, LINK_DUE));
    }

    @Test
    void evidenceOfAnotherMailDoesNotEndADoubt() {
        Registration before =
                doubtful().mailed(LINK, REGISTERED).attention(Attention.DOUBT).build();
        Registration after = moved(before, event(DELIVERY, LINK, 1, 1));
        assertThat(after.attention()).isEqualTo(Attention.DOUBT);
        assertThat(after.claim()).isEqualTo(IN_DOUBT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Attention.class,
            names = {"REFUSED", "BOUNCED", "COMPLAINED"})
    void noEvidenceOfAMailMakesASuppressedAddressGoodAgain(Attention attention) {
        Registration before = doubtful().attention(attention).build();
        Registration after = settled(before, event(DELIVERY, CONFIRMATION, 2, 3));
        assertThat(after.attention()).isEqualTo(attention);
        assertThat(after.nextMail()).isNull();
    }

    static Stream<Arguments> onward() {
        List<MailStatus> order =
                List.of(
                        MailStatus.SENT,
                        MailStatus.DELIVERED,
                        MailStatus.BOUNCED,
                        MailStatus.COMPLAINED);
        return Stream.of(MailStatus.values())
                .flatMap(from ->
                        Stream.of(SEND, DELIVERY, PERMANENT_BOUNCE, TRANSIENT_BOUNCE, COMPLAINT)
                                .map(type -> {
                                    boolean onward =
                                            order.contains(from)
                                                    && order.indexOf(status(type))
                                                            > order.indexOf(from);
                                    return arguments(from, type, onward ? status(type) : from);
                                }));
    }

    @ParameterizedTest(name = "{0} and then {1}: {2}")
    @MethodSource("onward")
    void aKnownMailOnlyMovesOnward(MailStatus from, SesEvent.Type type, MailStatus to) {
        Registration before = registered(REGISTERED).mailed(LINK, from, SENT_AT).build();
        Registration after = after(before, event(type, LINK, 1, 1));
        assertThat(after.mail(LINK)).contains(new MailRecord(to, SENT_AT, "message-link", 1));
    }

    static Stream<SesEvent> aboutNoMailOfHers() {
        return Stream.of(
                event(DELIVERY, LINK, 2, 1),
                event(DELIVERY, LINK, 0, 1),
                event(DELIVERY, CONFIRMATION, 1, 1),
                event(SEND, RESEND, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("aboutNoMailOfHers")
    void anotherMailMovesNothing(SesEvent event) {
        Registration before = registered(REGISTERED).mailed(LINK, REGISTERED).build();
        assertThat(evidence(before, event)).isEqualTo(new Evidence.Nothing());
    }

    @Test
    void eachResendIsAMailOfItsOwn() {
        Registration before = registered(REGISTERED).mailed(RESEND, REGISTERED).build();
        assertThat(evidence(before, event(DELIVERY, RESEND, 1, 1)))
                .isEqualTo(new Evidence.Nothing());
        assertThat(after(before, of(DELIVERY, RESEND, "message-resend")).mail(RESEND))
                .map(MailRecord::status)
                .contains(MailStatus.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(SesEvent.Type.class)
    void whatSesSaysOfAnErasedPersonIsNotSaidOfTheNext(SesEvent.Type type) {
        SesEvent event =
                new SesEvent(
                        type,
                        new RegistrationId("erased-erased-erased"),
                        CONFIRMATION,
                        2,
                        3,
                        "m-3",
                        SENT_AT);
        assertThat(evidence(doubtful().build(), event)).isEqualTo(new Evidence.Nothing());
    }

    @ParameterizedTest
    @EnumSource(SesEvent.Type.class)
    void anEventThatComesTwiceChangesNothingMore(SesEvent.Type type) {
        for (Registration before :
                List.of(
                        doubtful().build(),
                        registered(REGISTERED).mailed(CONFIRMATION, REGISTERED).build(),
                        registered(REGISTERED).build())) {
            for (int attempt = 1; attempt <= 3; attempt++) {
                SesEvent event = event(type, CONFIRMATION, 2, attempt);
                assertThat(evidence(after(before, event), event)).isEqualTo(new Evidence.Nothing());
            }
        }
    }

    @Test
    void aPermanentBounceSuppressesAndATransientOneDoesNot() {
        Registration before = registered(REGISTERED).mailed(CONFIRMATION, REGISTERED).build();
        Registration bounced = after(before, event(PERMANENT_BOUNCE, CONFIRMATION, 1, 1));
        assertThat(bounced.attention()).isEqualTo(Attention.BOUNCED);
        assertThat(bounced.nextMail()).isNull();
        assertThat(evidence(before, event(TRANSIENT_BOUNCE, CONFIRMATION, 1, 1)))
                .isEqualTo(new Evidence.Nothing());
    }

    @Test
    void aComplaintSuppressesWhateverMailItIsAbout() {
        Registration before = registered(REGISTERED).mailed(CONFIRMATION, REGISTERED).build();
        Registration after = moved(before, event(COMPLAINT, LINK, 7, 9));
        assertThat(after.attention()).isEqualTo(Attention.COMPLAINED);
        assertThat(after.mails()).isEqualTo(before.mails());
    }

    @Test
    void aBounceFromBeforeSheAskedAgainSaysNothingOfTheAddress() {
        Instant asked = NOW.minusSeconds(60);
        Registration before =
                registered(REGISTERED)
                        .mailed(CONFIRMATION, MailStatus.BOUNCED, SENT_AT)
                        .asked(asked, 1)
                        .build();
        assertThat(evidence(before, event(PERMANENT_BOUNCE, CONFIRMATION, 1, 1)))
                .isEqualTo(new Evidence.Nothing());
        assertThat(
                        moved(
                                        before,
                                        new SesEvent(
                                                PERMANENT_BOUNCE,
                                                before.id(),
                                                RESEND,
                                                1,
                                                2,
                                                "m-2",
                                                asked))
                                .attention())
                .isEqualTo(Attention.BOUNCED);
    }

    @Test
    void aGraverReasonStays() {
        Registration before =
                registered(REGISTERED)
                        .mailed(CONFIRMATION, REGISTERED)
                        .attention(Attention.COMPLAINED)
                        .build();
        assertThat(after(before, event(PERMANENT_BOUNCE, CONFIRMATION, 1, 1)).attention())
                .isEqualTo(Attention.COMPLAINED);
    }

    @Test
    void anOnlyAttemptThatSesRejectedIsKnownNotToHaveGoneOut() {
        Registration before =
                registered(REGISTERED).claimed(CONFIRMATION, 1, "2020-11-25T10:01:05Z").build();
        Registration after = settled(before, event(REJECT, CONFIRMATION, 1, 1));
        assertThat(after.claim()).isNull();
        assertThat(after.mail(CONFIRMATION))
                .contains(new MailRecord(MailStatus.REFUSED, NOW, "m-1", 1));
        assertThat(after.attention()).isEqualTo(Attention.REFUSED);
        assertThat(after.nextMail()).isNull();
    }

    @Test
    void oneRejectedAttemptOfSeveralSaysNothingOfTheOthers() {
        assertThat(evidence(doubtful().build(), event(REJECT, CONFIRMATION, 2, 3)))
                .isEqualTo(new Evidence.Nothing());
    }

    @Test
    void onlyTheVeryMessageThatSesRejectedTurnsFromSentToRefused() {
        Registration before = registered(REGISTERED).mailed(CONFIRMATION, REGISTERED).build();
        assertThat(evidence(before, event(REJECT, CONFIRMATION, 1, 1)))
                .isEqualTo(new Evidence.Nothing());
        Registration after = moved(before, of(REJECT, CONFIRMATION, "message-confirmation"));
        assertThat(after.mail(CONFIRMATION)).map(MailRecord::status).contains(MailStatus.REFUSED);
        assertThat(after.attention()).isEqualTo(Attention.REFUSED);
    }

    @Test
    void aMailThatArrivedWasNotRejected() {
        Registration before =
                registered(REGISTERED).mailed(CONFIRMATION, MailStatus.DELIVERED, SENT_AT).build();
        assertThat(evidence(before, of(REJECT, CONFIRMATION, "message-confirmation")))
                .isEqualTo(new Evidence.Nothing());
    }

    static Stream<Arguments> lives() {
        return Stream.of(
                arguments(List.of(SEND, DELIVERY)),
                arguments(List.of(SEND, PERMANENT_BOUNCE)),
                arguments(List.of(SEND, TRANSIENT_BOUNCE)),
                arguments(List.of(SEND, REJECT)),
                arguments(List.of(SEND, DELIVERY, COMPLAINT)),
                arguments(List.of(SEND, DELIVERY, TRANSIENT_BOUNCE, SEND)),
                arguments(List.of(SEND, DELIVERY, PERMANENT_BOUNCE, COMPLAINT)));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void theOrderInWhichTheEventsOfAMailComeDoesNotMatter(List<SesEvent.Type> life) {
        Registration claimed =
                registered(REGISTERED).claimed(CONFIRMATION, 1, "2020-11-25T10:01:05Z").build();
        Registration known =
                registered(REGISTERED).mailed(CONFIRMATION, MailStatus.SENT, SENT_AT).build();
        for (Registration before : List.of(claimed, known)) {
            String message = before.claim() == null ? "message-confirmation" : "m-1";
            Set<Registration> ends =
                    orders(life).stream()
                            .map(order -> {
                                Registration now = before;
                                for (SesEvent.Type type : order) {
                                    now = after(now, of(type, CONFIRMATION, message));
                                }
                                return now;
                            })
                            .collect(java.util.stream.Collectors.toSet());
            assertThat(ends).as("%s", life).hasSize(1);
        }
    }

    @Test
    void noEventBringsAMailBackOrForgetsAReason() {
        Chance chance = Chance.fresh();
        for (int i = 0; i < 3_000; i++) {
            Registration before = Samples.registration(chance, WEBINAR);
            SesEvent event =
                    new SesEvent(
                            chance.oneOf(SesEvent.Type.values()),
                            before.id(),
                            chance.oneOf(MailKind.values()),
                            1 + chance.below(2),
                            1 + chance.below(6),
                            "m-" + chance.below(3),
                            chance.between(WEBINAR.start().minusSeconds(900_000), WEBINAR.end()));
            Registration after = after(before, event);
            assertThat(after.mails().keySet())
                    .as(chance.toString())
                    .containsAll(before.mails().keySet());
            assertThat(after.attempts()).isEqualTo(before.attempts());
            assertThat(after.asked()).isEqualTo(before.asked());
            if (before.attention() != null && before.attention() != Attention.DOUBT) {
                assertThat(after.attention())
                        .as(chance.toString())
                        .isGreaterThanOrEqualTo(before.attention());
            }
            if (before.claim() != null && after.claim() == null) {
                assertThat(after.mail(before.claim().kind())).as(chance.toString()).isPresent();
            }
        }
    }

    @Test
    void withoutItsWebinarTheStoredPlanStays() {
        NextMail stored = new NextMail(CONFIRMATION, NOW);
        Registration before = doubtful().next(stored).build();
        Evidence evidence =
                Evidence.of(Optional.empty(), before, event(SEND, CONFIRMATION, 2, 3), NOW);
        assertThat(((Evidence.Settles) evidence).after().nextMail()).isEqualTo(stored);
    }

    private static Given doubtful() {
        return registered(REGISTERED).claimed(IN_DOUBT);
    }

    private static SesEvent event(SesEvent.Type type, MailKind kind, int revision, int attempt) {
        return new SesEvent(
                type,
                registered(REGISTERED).build().id(),
                kind,
                revision,
                attempt,
                "m-" + attempt,
                SENT_AT);
    }

    private static SesEvent of(SesEvent.Type type, MailKind kind, String messageId) {
        return new SesEvent(
                type, registered(REGISTERED).build().id(), kind, 1, 1, messageId, SENT_AT);
    }

    private static MailStatus status(SesEvent.Type type) {
        return switch (type) {
            case SEND, TRANSIENT_BOUNCE -> MailStatus.SENT;
            case DELIVERY -> MailStatus.DELIVERED;
            case PERMANENT_BOUNCE -> MailStatus.BOUNCED;
            case COMPLAINT -> MailStatus.COMPLAINED;
            case REJECT -> MailStatus.REFUSED;
        };
    }

    private static Evidence evidence(Registration before, SesEvent event) {
        return Evidence.of(Optional.of(WEBINAR), before, event, NOW);
    }

    private static Registration settled(Registration before, SesEvent event) {
        Evidence evidence = evidence(before, event);
        assertThat(evidence).isInstanceOf(Evidence.Settles.class);
        return ((Evidence.Settles) evidence).after();
    }

    private static Registration moved(Registration before, SesEvent event) {
        Evidence evidence = evidence(before, event);
        assertThat(evidence).isInstanceOf(Evidence.Moves.class);
        return ((Evidence.Moves) evidence).after();
    }

    private static Registration after(Registration before, SesEvent event) {
        return evidence(before, event).applied(before);
    }

    private static <T> List<List<T>> orders(List<T> elements) {
        if (elements.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            List<T> rest = new ArrayList<>(elements);
            T first = rest.remove(i);
            for (List<T> order : orders(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
