package lectern.delivery.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lectern.delivery.Deadline;
import lectern.delivery.DueKey;
import lectern.delivery.Moment;
import lectern.delivery.Protocol;
import lectern.delivery.Rules;
import lectern.delivery.Sent;
import lectern.delivery.Step;
import lectern.delivery.explorer.Cast;
import lectern.delivery.explorer.Figures;
import lectern.local.aws.FreshTables;
import lectern.progress.Evidence;
import lectern.progress.Rewrite;
import lectern.progress.SesEvent;
import lectern.progress.Take;
import lectern.registration.Attributes;
import lectern.registration.Claim;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.Registrations;
import lectern.registration.Webinar;
import lectern.registration.Written;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What one registrant costs over her whole life, write by write. */
class CostTest {
    private static final Webinar WEBINAR = Cast.webinar(Map.of());
    private static final Registration ANNA = Cast.registered("anna", WEBINAR, Cast.LONG_BEFORE);

    /** As {@code register} counts one in the control table: 16 bytes of a name, in Base64. */
    private static final Map<String, AttributeValue> SOURCE =
            Map.of(
                    "name", Attributes.s("source#" + "x".repeat(22)),
                    "posts", Attributes.n(1),
                    "expiresAt", Attributes.n(Cast.LONG_BEFORE.getEpochSecond()));

    private final FreshTables tables = FreshTables.create();
    private final Registrations registrations =
            new Registrations(tables.dynamoDb(), tables.registrations());
    private final Meter meter = new Meter(tables, ANNA.key());
    private final Protocol protocol = new Protocol(Rules.REAL, () -> "0f4b1b6e-3c0a-4f0e-9d7c");

    @Test
    void confirmationAndLinkCostAtMostNineUnits() {
        meter.put("register: put", ANNA);
        deliver(MailKind.CONFIRMATION, Cast.LONG_BEFORE);
        deliver(MailKind.LINK, Cast.LINK_DUE);

        assertThat(find().mails().keySet()).hasSize(2);
        assertThat(meter.units()).isLessThanOrEqualTo(9);
    }

    @Test
    void withDeliveriesSourceAndAReminderItIsAtMostSeventeen() {
        meter.put("register: put", ANNA);
        deliver(MailKind.CONFIRMATION, Cast.LONG_BEFORE);
        told(SesEvent.Type.SEND, MailKind.CONFIRMATION, 1);
        told(SesEvent.Type.DELIVERY, MailKind.CONFIRMATION, 1);
        deliver(MailKind.LINK, Cast.LINK_DUE);
        told(SesEvent.Type.SEND, MailKind.LINK, 2);
        told(SesEvent.Type.DELIVERY, MailKind.LINK, 2);

        int deliveries = units("event");
        int mails = meter.units() - deliveries;
        int source = WriteUnits.ofTable(Map.of(), SOURCE);
        int reminder = units("link");
        int life = meter.units() + source + reminder;
        Figures.print(
                "Write units (1 KB begun) of one registrant's whole life, write by write\n"
                        + meter
                        + row("confirmation and link", mails, "at most 9")
                        + row("the deliveries of both", deliveries, "")
                        + row("the source of the POST, counted", source, "")
                        + row("a reminder, as the link", reminder, "not built")
                        + row("with all of these", life, "at most 17"));
        assertThat(mails).isLessThanOrEqualTo(9);
        assertThat(life).isLessThanOrEqualTo(17);
    }

    @Test
    void aClaimThatAnotherTookCostsOneUnit() {
        meter.put("register: put", ANNA);
        Take take = new Take(ANNA, claim(1));
        meter.write("claim", take.change(Cast.LONG_BEFORE));
        int before = meter.units();
        meter.write("claim", new Take(ANNA, claim(1)).change(Cast.LONG_BEFORE));

        assertThat(meter.units() - before).isEqualTo(1);
    }

    @Test
    void longNamesMakeSecondUnitsAndAreMeasuredAsDynamoDbDoes() {
        Registration longNamed =
                new Registration(
                        ANNA.key(),
                        ANNA.id(),
                        new Registration.Person(
                                "名".repeat(100),
                                "JP",
                                null,
                                "組".repeat(150),
                                "市".repeat(100),
                                null),
                        ANNA.choices(),
                        ANNA.consent(),
                        ANNA.status(),
                        ANNA.registeredAt(),
                        ANNA.changedAt(),
                        null,
                        Map.of(),
                        ANNA.nextMail(),
                        0,
                        null,
                        null,
                        ANNA.expiresAt());
        meter.put("register: put", longNamed);
        deliver(MailKind.CONFIRMATION, Cast.LONG_BEFORE);

        assertThat(meter.rows()).allSatisfy(row -> assertThat(row.table()).isEqualTo(2));
    }

    /** The calls of {@code Delivery}, as the protocol gives them. */
    private void deliver(MailKind kind, Instant now) {
        Moment moment =
                new Moment(now, Optional.of(WEBINAR), false, new Deadline(now.plusSeconds(60)));
        Step step = protocol.begin(new DueKey(ANNA.key(), kind), false, moment);
        while (!(step instanceof Step.Done)) {
            step =
                    switch (step) {
                        case Step.Read read ->
                                protocol.read(read, registrations.find(ANNA.key()), moment);
                        case Step.Slot slot -> protocol.slot(slot, true, moment);
                        case Step.Claiming claiming ->
                                protocol.claimed(
                                        claiming,
                                        meter.write(
                                                kind.word() + ": claim",
                                                claiming.take().change(now)),
                                        moment);
                        case Step.Send send ->
                                protocol.sent(send, new Sent.Accepted(messageId(kind)), moment);
                        case Step.Settle settle ->
                                protocol.settled(
                                        settle,
                                        settled(kind.word() + ": settle", settle.rewrite()),
                                        moment);
                        case Step.Store store -> protocol.stored(store);
                        case Step.Done done -> done;
                    };
        }
    }

    private Rewrite.Result settled(String call, Rewrite rewrite) {
        Written answer = meter.write(call, rewrite.change().orElseThrow());
        return rewrite.result(answer);
    }

    private void told(SesEvent.Type type, MailKind kind, int attempt) {
        Registration read = find();
        SesEvent event =
                new SesEvent(type, read.id(), kind, 1, attempt, messageId(kind), Cast.LINK_DUE);
        if (Evidence.of(Optional.of(WEBINAR), read, event, Cast.LINK_DUE)
                instanceof Evidence.Moves(var after)) {
            settled(kind.word() + ": event " + type, new Rewrite(read, after));
        }
    }

    private int units(String word) {
        return meter.rows().stream()
                .filter(row -> row.call().contains(word))
                .mapToInt(Meter.Row::units)
                .sum();
    }

    private static String row(String what, int units, String bound) {
        return String.format("%-34s %19d  %s%n", what, units, bound);
    }

    private Registration find() {
        return registrations.find(ANNA.key()).orElseThrow();
    }

    private static Claim claim(int attempt) {
        return new Claim(
                MailKind.CONFIRMATION,
                1,
                attempt,
                attempt,
                "another",
                Cast.LONG_BEFORE.plusSeconds(65));
    }

    // As long as SES's are.
    private static String messageId(MailKind kind) {
        return "0100017a3e0c2b4f-1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d-00000"
                + (kind == MailKind.LINK ? "1" : "0");
    }
}
