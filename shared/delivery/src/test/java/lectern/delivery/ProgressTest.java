package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import lectern.local.aws.FreshTables;
import lectern.plan.Plan;
import lectern.progress.Progress;
import lectern.progress.Rewrite;
import lectern.progress.Take;
import lectern.registration.Attention;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.NextMail;
import lectern.registration.Registration;
import lectern.registration.RegistrationItem;
import lectern.registration.Registrations;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Against the real DynamoDB Local: what the condition expressions let through. */
class ProgressTest {
    private static final Instant NOW = Samples.LONG_BEFORE.plusSeconds(1);

    private final FreshTables tables = FreshTables.create();
    private final Progress progress = new Progress(tables.dynamoDb(), tables.registrations());
    private final Registrations registrations =
            new Registrations(tables.dynamoDb(), tables.registrations());

    @Test
    void ofManyWorkersExactlyOneGetsTheClaim() throws Exception {
        Registration read = added();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims =
                    pool.invokeAll(
                            IntStream.range(0, 20)
                                    .<Callable<Optional<Registration>>>mapToObj(
                                            i -> () -> take(read, claim(read, "token-" + i), NOW))
                                    .toList());
            int won = 0;
            for (var claim : claims) {
                won += claim.get().isPresent() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(now(read).attempts()).isEqualTo(1);
    }

    @Test
    void aClaimDoesNotTouchTheIndex() {
        Registration read = added();
        take(read, claim(read, "t"), NOW);
        assertThat(now(read).nextMail()).isEqualTo(read.nextMail());
    }

    @Test
    void aClaimWhoseReplyWasLostIsRecognisedByItsToken() {
        Registration read = added();
        take(read, claim(read, "mine"), NOW);

        assertThat(take(read, claim(read, "mine"), NOW)).isPresent();
        assertThat(take(read, claim(read, "other"), NOW)).isEmpty();
    }

    @Test
    void whatIsNotDueCannotBeClaimed() {
        Registration read = added();
        Registration later =
                read.withPlan(new NextMail(MailKind.LINK, NOW.plusSeconds(6)), read.expiresAt());
        assertThat(write(read, later)).isTrue();

        assertThat(take(later, claim(later, "t"), NOW)).isEmpty();
        assertThat(take(later, claim(later, "t"), NOW.plusSeconds(1))).isPresent();
    }

    @Test
    void anErasedRegistrationIsNotBroughtBack() {
        Registration read = added();
        Registration claimed = take(read, claim(read, "t"), NOW).orElseThrow();
        tables.dynamoDb()
                .deleteItem(delete ->
                        delete.tableName(tables.registrations())
                                .key(RegistrationItem.key(read.key())));

        assertThat(write(read, read.withPlan(null, read.expiresAt()))).isFalse();
        assertThat(take(read, claim(read, "u"), NOW)).isEmpty();
        assertThat(progress.change(claimed, current -> current.withPlan(null, NOW))).isEmpty();
        assertThat(registrations.find(read.key())).isEmpty();
    }

    @Test
    void aRegistrationThatCameBackUnderANewIdIsNotMistakenForTheErasedOne() {
        Registration read = added();
        Registration claimed = take(read, claim(read, "t"), NOW).orElseThrow();
        Registration other = Samples.registration(read.key().email().value(), NOW);
        tables.dynamoDb()
                .putItem(put ->
                        put.tableName(tables.registrations()).item(RegistrationItem.write(other)));

        assertThat(progress.change(claimed, current -> current.withPlan(null, NOW))).isEmpty();
        assertThat(now(read)).isEqualTo(now(other));
        assertThat(now(read).id()).isEqualTo(other.id());
    }

    @Test
    void aResendThatWasAskedForWhileTheMailWasInHandIsNotForgotten() {
        Registration read = added();
        Registration claimed = take(read, claim(read, "t"), NOW).orElseThrow();
        Instant asked = NOW.plusSeconds(2);
        Registration afterAsking =
                Plan.planned(
                        Samples.webinar(),
                        claimed.withAsked(new Registration.Asked(asked, 1)),
                        asked);
        assertThat(registrations.ask(claimed, afterAsking)).isTrue();

        Claim claim = Objects.requireNonNull(claimed.claim());
        Optional<Registration> settled =
                progress.change(
                        claimed,
                        current ->
                                Settlement.settled(
                                        new Sent.Accepted("m"),
                                        claim,
                                        Samples.webinar(),
                                        current,
                                        NOW.plusSeconds(1)));

        assertThat(settled).isPresent();
        assertThat(now(read).nextMail()).isEqualTo(new NextMail(MailKind.RESEND, asked));
    }

    @Test
    void ofTwoEventsReadAtTheSameMomentNeitherUndoesTheOther() {
        Registration read = added();
        Registration sent =
                progress.change(read, each -> sent(each, MailStatus.SENT)).orElseThrow();

        progress.change(sent, each -> sent(each, MailStatus.BOUNCED));
        progress.change(
                sent,
                each ->
                        each.mail(MailKind.CONFIRMATION).orElseThrow().status() == MailStatus.SENT
                                ? sent(each, MailStatus.DELIVERED)
                                : each);

        assertThat(now(read).mail(MailKind.CONFIRMATION))
                .map(MailRecord::status)
                .contains(MailStatus.BOUNCED);
    }

    @Test
    void aPlanReadBeforeAComplaintDoesNotBringAMailBack() {
        Registration read = added();
        progress.change(read, each -> each.withOutcome(each.mails(), null, Attention.COMPLAINED));

        assertThat(write(read, read.withPlan(null, read.expiresAt()))).isFalse();
        Registration asked =
                Plan.planned(
                        Samples.webinar(), read.withAsked(new Registration.Asked(NOW, 1)), NOW);
        assertThat(registrations.ask(read, asked)).isFalse();
        assertThat(now(read).attention()).isEqualTo(Attention.COMPLAINED);
    }

    @Test
    void askingClearsABounceInTheSameWrite() {
        Registration read = added();
        Registration bounced =
                progress.change(
                                read,
                                each ->
                                        each.withOutcome(
                                                sent(each, MailStatus.BOUNCED).mails(),
                                                null,
                                                Attention.BOUNCED))
                        .orElseThrow();
        Registration asked =
                Plan.planned(
                        Samples.webinar(),
                        bounced.withAsked(new Registration.Asked(NOW.plusSeconds(9), 1)),
                        NOW.plusSeconds(9));

        assertThat(registrations.ask(bounced, asked)).isTrue();
        assertThat(now(read).attention()).isNull();
        assertThat(now(read).nextMail())
                .isEqualTo(new NextMail(MailKind.RESEND, NOW.plusSeconds(9)));
    }

    @Test
    void aWriteThatIsRepeatedAfterALostReplyCountsAsWritten() {
        Registration read = added();
        Registration later = read.withPlan(null, read.expiresAt());

        assertThat(write(read, later)).isTrue();
        assertThat(write(read, later)).isTrue();
    }

    @Test
    void aPlanMadeFromAnOlderReadingIsNotWritten() {
        Registration read = added();
        take(read, claim(read, "t"), NOW);

        assertThat(write(read, read.withPlan(null, read.expiresAt()))).isFalse();
    }

    @Test
    void anItemThatAHandHasBrokenKeepsNoOtherFromBeingRead() {
        Registration good = added();
        tables.dynamoDb()
                .putItem(put ->
                        put.tableName(tables.registrations())
                                .item(
                                        Map.of(
                                                "webinar",
                                                AttributeValue.fromS(Samples.WEBINAR.value()),
                                                "email",
                                                AttributeValue.fromS("broken@example.com"))));

        assertThat(progress.of(Samples.WEBINAR)).containsExactly(now(good));
    }

    private Registration added() {
        Registration registration = Samples.registration("a@example.com", Samples.LONG_BEFORE);
        registrations.add(registration);
        return registrations.find(registration.key()).orElseThrow();
    }

    private static Registration sent(Registration registration, MailStatus status) {
        return registration.withOutcome(
                registration.mailsWith(
                        MailKind.CONFIRMATION, new MailRecord(status, NOW, "m-1", 1)),
                registration.claim(),
                registration.attention());
    }

    private Registration now(Registration registration) {
        return registrations.find(registration.key()).orElseThrow();
    }

    private Optional<Registration> take(Registration read, Claim claim, Instant now) {
        Take take = new Take(read, claim);
        return take.claimed(progress.carryOut(take.change(now)));
    }

    private boolean write(Registration before, Registration after) {
        return progress.carryOut(new Rewrite(before, after)) instanceof Rewrite.Result.Done;
    }

    private static Claim claim(Registration read, String token) {
        int attempt = read.attempts() + 1;
        return new Claim(MailKind.CONFIRMATION, 1, attempt, attempt, token, NOW.plusSeconds(65));
    }
}
