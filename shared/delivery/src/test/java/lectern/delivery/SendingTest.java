package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lectern.local.aws.FreshTables;
import lectern.plan.Plan;
import lectern.progress.Progress;
import lectern.progress.Take;
import lectern.registration.Attention;
import lectern.registration.Attributes;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.MailStatus;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import lectern.registration.Registrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Claim, send, settle on the real tables, with an SES that has the real one's faults. */
class SendingTest {
    private static final Instant REGISTERED = Samples.LONG_BEFORE;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final FreshTables tables = FreshTables.create();
    private final ScriptedSes ses = new ScriptedSes();
    private final SettableClock clock = new SettableClock(REGISTERED);
    private final Registrations registrations =
            new Registrations(tables.dynamoDb(), tables.registrations());
    private final Sending sending =
            new Sending(tables.environment(ses.endpoint(), Map.of()), clock, Lane.DISTRIBUTION);

    @BeforeEach
    void theSampleIsInTheTable() {
        put(Samples.webinarTree());
    }

    @AfterEach
    void sesEnds() {
        ses.close();
    }

    @Test
    void aNewRegistrationIsConfirmedAndTheLinkIsNext() throws Exception {
        Registration registration = added("a@example.com");

        Report report = hint(registration);

        assertThat(report.sent()).isEqualTo(1);
        Registration after = now(registration);
        assertThat(after.mail(MailKind.CONFIRMATION).orElseThrow().status())
                .isEqualTo(MailStatus.SENT);
        assertThat(after.nextMail()).isEqualTo(new NextMail(MailKind.LINK, Samples.LINK_DUE));
        assertThat(after.claim()).isNull();
    }

    @Test
    void aHintThatComesTwiceSendsOnce() throws Exception {
        Registration registration = added("a@example.com");
        hint(registration, registration, registration);
        hint(registration);

        assertThat(ses.requests()).hasSize(1);
    }

    @Test
    void sendersThatOverlapSendOneMailToEachRegistrant() throws Exception {
        IntStream.range(0, 40).forEach(i -> added("person" + i + "@example.com"));
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Report>> ticks =
                    pool.invokeAll(List.of(this::tick, this::tick, this::tick));
            int sent = 0;
            for (Future<Report> tick : ticks) {
                assertThat(tick.get().failures()).isZero();
                sent += tick.get().sent();
            }
            assertThat(sent).isEqualTo(40);
        }
        assertThat(ses.requests()).hasSize(40);
    }

    @Test
    void onTheMorningEverybodyGetsTheLinkOnce() throws Exception {
        IntStream.range(0, 10).forEach(i -> added("person" + i + "@example.com"));
        tick();
        clock.set(Samples.LINK_DUE.minusSeconds(1));
        assertThat(tick().sent()).isZero();

        clock.set(Samples.LINK_DUE);
        assertThat(tick().sent()).isEqualTo(10);
        assertThat(tick().sent()).isZero();
        assertThat(ses.requests()).hasSize(20);
    }

    @Test
    void aLateRegistrantGetsOneMailThatSettlesBoth() throws Exception {
        clock.set(Samples.LINK_DUE.plusSeconds(600));
        Registration registration = added("late@example.com");
        hint(registration);

        assertThat(ses.requests()).singleElement().asString().contains("\"Value\":\"link\"");
        assertThat(now(registration).mails().keySet())
                .containsExactlyInAnyOrder(MailKind.LINK, MailKind.CONFIRMATION);
        assertThat(now(registration).nextMail()).isNull();
    }

    @Test
    void withoutALinkNothingIsReadOrWritten() throws Exception {
        Registration registration = added("a@example.com");
        hint(registration);
        Map<String, Object> webinar = Samples.webinarTree();
        webinar.remove("joinLink");
        put(webinar);
        clock.set(Samples.LINK_DUE);
        Registration before = now(registration);

        Report report = tick();

        assertThat(report.sent() + report.changed()).isZero();
        assertThat(report.left()).isEqualTo(1);
        assertThat(now(registration)).isEqualTo(before);
        put(Samples.webinarTree());
        assertThat(tick().sent()).isEqualTo(1);
    }

    @Test
    void aLateHintOfAnotherMailClaimsNoLinkWhileThereIsNone() throws Exception {
        Registration registration = added("a@example.com");
        hint(registration);
        Map<String, Object> webinar = Samples.webinarTree();
        webinar.remove("joinLink");
        put(webinar);
        clock.set(Samples.LINK_DUE);
        Registration before = now(registration);

        Report report = hint(registration);

        assertThat(report.failures()).isZero();
        assertThat(now(registration)).isEqualTo(before);
    }

    @Test
    void aKeyThatAHandHasWrittenWrongKeepsNoOtherFromItsMail() throws Exception {
        Registration registration = added("a@example.com");
        Map<String, AttributeValue> wrong = new HashMap<>(RegistrationItem.write(registration));
        wrong.put("email", Attributes.s("Upper@Example.com"));
        tables.dynamoDb().putItem(put -> put.tableName(tables.registrations()).item(wrong));

        Report report = tick();

        assertThat(report.sent()).isEqualTo(1);
        assertThat(report.failures()).isZero();
    }

    @Test
    void keysThatCannotBeReadEndTheRunAndAreAFailure() throws Exception {
        Iterator<DueKey> unreadable =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        throw SdkClientException.create("the table is away");
                    }

                    @Override
                    public DueKey next() {
                        throw new NoSuchElementException();
                    }
                };

        Report report = sending.run(unreadable, deadline());

        assertThat(report.sent()).isZero();
        assertThat(report.failures()).isPositive();
    }

    @Test
    void anUnknownOutcomeIsNotRepeatedBeforeTheGraceIsOver() throws Exception {
        ses.next(new ScriptedSes.Turn.Reset());
        Registration registration = added("a@example.com");
        hint(registration);
        Claim claim = Objects.requireNonNull(now(registration).claim());
        Instant graceEnd = Plan.graceEnd(Samples.webinar(), claim);

        clock.set(graceEnd.minusMillis(1));
        hint(registration);
        tick();
        assertThat(ses.requests()).hasSize(1);

        clock.set(graceEnd);
        tick();
        assertThat(ses.requests()).hasSize(2);
        assertThat(now(registration).mail(MailKind.CONFIRMATION)).isPresent();
        assertThat(now(registration).claim()).isNull();
    }

    @Test
    void afterThreeUnknownOutcomesAPersonHasToLook() throws Exception {
        for (int i = 0; i < 3; i++) {
            ses.next(new ScriptedSes.Turn.AcceptBut(503, ""));
        }
        Registration registration = added("a@example.com");
        for (int i = 0; i < 5; i++) {
            tick();
            clock.set(clock.instant().plus(Duration.ofHours(1)));
        }

        assertThat(ses.requests()).hasSize(3);
        assertThat(now(registration).attention()).isEqualTo(Attention.DOUBT);
        assertThat(now(registration).claim()).as("evidence may still come").isNotNull();
        assertThat(now(registration).nextMail()).isNull();
    }

    @Test
    void aSenderThatDiedLeavesADoubtThatTheNextTickDates() throws Exception {
        Registration registration = added("a@example.com");
        Instant leaseUntil = REGISTERED.plusSeconds(65);
        new Progress(tables.dynamoDb(), tables.registrations())
                .carryOut(
                        new Take(
                                        now(registration),
                                        new Claim(
                                                MailKind.CONFIRMATION, 1, 1, 1, "dead", leaseUntil))
                                .change(REGISTERED));

        clock.set(leaseUntil.minusSeconds(1));
        assertThat(tick().changed()).as("the owner may still be at work").isZero();
        clock.set(leaseUntil.plusSeconds(30));
        assertThat(tick().changed()).isEqualTo(1);
        assertThat(now(registration).nextMail())
                .isEqualTo(
                        new NextMail(
                                MailKind.CONFIRMATION, leaseUntil.plus(Duration.ofMinutes(15))));
        assertThat(ses.requests()).isEmpty();

        clock.set(leaseUntil.plus(Duration.ofMinutes(15)));
        assertThat(tick().sent()).isEqualTo(1);
    }

    @Test
    void aThrottledMailGoesWithTheNextTickAndThePacerSlows() throws Exception {
        ses.next(
                new ScriptedSes.Turn.Reject(
                        429, "TooManyRequestsException", "Maximum sending rate exceeded."));
        Registration registration = added("a@example.com");
        NextMail before = registration.nextMail();
        tick();

        assertThat(now(registration).nextMail()).isEqualTo(before);
        assertThat(now(registration).claim()).isNull();
        assertThat(pacer()).containsKey("slowUntil");
        assertThat(tick().sent()).isEqualTo(1);
    }

    @Test
    void anAddressThatSesCannotTakeIsRefusedAndNoOther() throws Exception {
        ses.next(new ScriptedSes.Turn.Reject(400, "BadRequestException", "Illegal address"));
        Registration first = added("a@example.com");
        hint(first);
        Registration second = added("b@example.com");
        tick();

        assertThat(now(first).attention()).isEqualTo(Attention.REFUSED);
        assertThat(now(second).mail(MailKind.CONFIRMATION)).isPresent();
        assertThat(ses.requests()).hasSize(2);
    }

    @Test
    void aSenderThatSesDoesNotAcceptStopsTheWebinarAndMarksNobody() throws Exception {
        for (int i = 0; i < 200; i++) {
            ses.next(
                    new ScriptedSes.Turn.Reject(
                            400, "MessageRejected", "Email address is not verified."));
        }
        List<Registration> all =
                IntStream.range(0, 100).mapToObj(i -> added("p" + i + "@example.com")).toList();
        Report report = tick();

        assertThat(report.stopped().get(Samples.WEBINAR)).contains("not verified");
        assertThat(ses.requests().size()).isLessThan(100);
        assertThat(all)
                .allSatisfy(each -> {
                    assertThat(now(each).attention()).isNull();
                    assertThat(now(each).claim()).isNull();
                    assertThat(now(each).nextMail()).isEqualTo(each.nextMail());
                });
    }

    @Test
    void oneRejectedMailKeepsNoOtherFromBeingSent() throws Exception {
        ses.next(new ScriptedSes.Turn.Reject(400, "MessageRejected", "Message is odd."));
        Registration first = added("a@example.com");
        Registration second = added("b@example.com");
        Report report = hint(first, second);

        assertThat(report.sent()).isEqualTo(1);
        assertThat(report.stopped()).isEmpty();
        assertThat(hint(first, second).sent()).isEqualTo(1);
    }

    @Test
    void theOnlyMailIfItIsRejectedIsReported() throws Exception {
        ses.next(new ScriptedSes.Turn.Reject(400, "MessageRejected", "Message is odd."));
        Report report = hint(added("a@example.com"));

        assertThat(report.stopped().get(Samples.WEBINAR)).contains("Message is odd.");
    }

    @Test
    void threeRejectionsInARowStopTheWebinarForThisInvocation() throws Exception {
        for (int i = 0; i < 100; i++) {
            ses.next(new ScriptedSes.Turn.Reject(400, "MessageRejected", "Message is odd."));
        }
        IntStream.range(0, 100).forEach(i -> added("p" + i + "@example.com"));
        Report report = tick();

        assertThat(report.stopped().get(Samples.WEBINAR)).contains("Message is odd.");
        assertThat(ses.requests().size()).isBetween(3, 60);
    }

    @Test
    void noSendStartsInTheLastFifteenSeconds() throws Exception {
        added("a@example.com");
        Report report =
                sending.run(agenda(), new Deadline(clock.instant().plus(Duration.ofSeconds(15))));
        assertThat(report.sent()).isZero();
        assertThat(report.left()).isPositive();
        assertThat(ses.requests()).isEmpty();
    }

    @Test
    void nothingGoesToWhoWasErasedOrForACancelledWebinar() throws Exception {
        Registration erased = added("a@example.com");
        Registration other = added("b@example.com");
        tables.dynamoDb()
                .deleteItem(delete ->
                        delete.tableName(tables.registrations())
                                .key(RegistrationItem.key(erased.key())));
        Map<String, Object> webinar = Samples.webinarTree();
        webinar.put("status", "CANCELLED");
        put(webinar);

        hint(erased, other);

        assertThat(ses.requests()).isEmpty();
        assertThat(registrations.find(erased.key())).isEmpty();
        assertThat(now(other).nextMail()).isNull();
    }

    @Test
    void afterTheEndOnlyTheLinkGoesOutForFiveMinutes() throws Exception {
        Instant end = Samples.webinar().end();
        clock.set(end.minusSeconds(1));
        Registration lastMoment = added("a@example.com");
        Registration tooLate = added("b@example.com");
        clock.set(end.plusSeconds(299));
        assertThat(hint(lastMoment).sent()).isEqualTo(1);
        clock.set(end.plusSeconds(300));
        assertThat(hint(tooLate).sent()).isZero();
        assertThat(now(tooLate).nextMail()).isNull();
    }

    private Report tick() throws InterruptedException {
        return sending.run(agenda(), deadline());
    }

    private Report hint(Registration... registrations) throws InterruptedException {
        return sending.run(
                java.util.Arrays.stream(registrations)
                        .map(each ->
                                new DueKey(
                                        each.key(), Objects.requireNonNull(each.nextMail()).kind()))
                        .iterator(),
                deadline());
    }

    private Deadline deadline() {
        return new Deadline(clock.instant().plus(TIMEOUT));
    }

    private Agenda agenda() {
        return new Agenda(
                tables.dynamoDb(),
                tables.registrations(),
                clock.instant(),
                RandomGenerator.getDefault());
    }

    private Registration added(String email) {
        Registration registration = Samples.registration(email, clock.instant());
        registrations.add(registration);
        return now(registration);
    }

    private Registration now(Registration registration) {
        return registrations.find(registration.key()).orElseThrow();
    }

    private void put(Map<String, Object> webinar) {
        tables.dynamoDb()
                .putItem(put -> put.tableName(tables.webinars()).item(Attributes.typed(webinar)));
    }

    private Map<String, Object> pacer() {
        return Attributes.plain(
                tables.dynamoDb()
                        .getItem(get ->
                                get.tableName(tables.control())
                                        .key(Map.of("name", Attributes.s("pacer"))))
                        .item());
    }
}
