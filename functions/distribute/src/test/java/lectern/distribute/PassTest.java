package lectern.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lectern.delivery.Deadline;
import lectern.language.Language;
import lectern.local.aws.FreshTables;
import lectern.local.aws.Tables;
import lectern.plan.Plan;
import lectern.progress.Progress;
import lectern.progress.Rewrite;
import lectern.registration.Attributes;
import lectern.registration.Claim;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationItem;
import lectern.registration.RegistrationKey;
import lectern.registration.Webinar;
import lectern.registration.WebinarId;
import lectern.registration.WebinarReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A walk on the real DynamoDB Local, in a time that passes only while the walk pauses. */
class PassTest {
    private static final WebinarId ID = new WebinarId("iuc-city-to-city-4");
    private static final Instant REGISTERED = Instant.parse("2020-11-20T08:00:00Z");
    private static final int REGISTRATIONS = 10;

    private final FreshTables tables = FreshTables.create();
    private final Progress progress = new Progress(tables.dynamoDb(), tables.registrations());
    private final List<Instant> reads = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Consumer<Instant> whilePausing = _ -> {};
    private Instant now = REGISTERED;
    private Webinar inForce = webinar("2020-12-03T09:00");

    @BeforeEach
    void tenAreRegisteredForNine() {
        for (int number : IntStream.range(0, REGISTRATIONS).toArray()) {
            put(Plan.planned(inForce, registration(number), REGISTERED), null);
        }
    }

    @Test
    void everyPlanOfAMovedWebinarIsRewrittenAndCountedAndTheNextWalkIsClean()
            throws InterruptedException {
        Pass first = pass(Duration.ofMinutes(2));
        assertThat(first.isClean(ID, new Forecast())).as("nothing has changed").isTrue();
        assertThat(first.writes()).isZero();

        inForce = webinar("2020-12-04T09:00");
        assertThat(first.isClean(ID, new Forecast())).isFalse();
        assertThat(first.writes()).isEqualTo(REGISTRATIONS);
        assertThat(plannedFor(inForce)).isEqualTo(REGISTRATIONS);
        assertThat(first.isClean(ID, new Forecast())).isTrue();
        assertThat(first.writes()).isEqualTo(REGISTRATIONS);
    }

    @Test
    void noMoreThanThreeHundredAreWrittenInASecond() throws InterruptedException {
        inForce = webinar("2020-12-04T09:00");
        pass(Duration.ofMinutes(2)).isClean(ID, new Forecast());
        assertThat(pauses).hasSize(REGISTRATIONS - 1).containsOnly(Duration.ofNanos(3_333_333));
    }

    @Test
    void aWalkThatIsCutShortIsNotCleanAndWritesNothingMore() throws InterruptedException {
        Pass late = pass(Duration.ofSeconds(15));
        assertThat(late.isClean(ID, new Forecast()))
                .as("there would be nothing to write")
                .isFalse();

        inForce = webinar("2020-12-04T09:00");
        whilePausing = _ -> now = pauses.size() == 3 ? now.plusSeconds(105) : now;
        Pass cut = pass(Duration.ofMinutes(2));
        assertThat(cut.isClean(ID, new Forecast())).isFalse();
        assertThat(cut.writes()).isEqualTo(4);
        assertThat(plannedFor(inForce)).isEqualTo(4);
    }

    @Test
    void whatIsClaimedIsLeftAlone() throws InterruptedException {
        Registration claimed = Plan.planned(inForce, registration(0), REGISTERED);
        put(claimed, new Claim(MailKind.LINK, 1, 1, 1, "token", REGISTERED.plusSeconds(60)));
        inForce = webinar("2020-12-04T09:00");
        Pass pass = pass(Duration.ofMinutes(2));
        pass.isClean(ID, new Forecast());

        assertThat(pass.writes()).isEqualTo(REGISTRATIONS - 1);
        assertThat(stored(0).expiresAt()).isEqualTo(claimed.expiresAt());
        assertThat(pass.isClean(ID, new Forecast())).as("nothing to write").isTrue();
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsNeitherOverwrittenNorCounted()
            throws InterruptedException {
        inForce = webinar("2020-12-04T09:00");
        whilePausing =
                _ -> {
                    for (Registration each : progress.of(ID).toList()) {
                        progress.carryOut(
                                new Rewrite(each, each.withOutcome(each.mails(), claim(), null)));
                    }
                };
        Pass pass = pass(Duration.ofMinutes(2));
        assertThat(pass.isClean(ID, new Forecast())).isFalse();
        assertThat(pass.writes()).isEqualTo(1);
        assertThat(plannedFor(inForce)).isEqualTo(1);
    }

    @Test
    void aWalkReadsTheWebinarEveryTenSecondsAndStopsWhereItHasChanged()
            throws InterruptedException {
        inForce = webinar("2020-12-04T09:00");
        Webinar walked = inForce;
        whilePausing = _ -> now = now.plusSeconds(4);
        Pass whole = pass(Duration.ofMinutes(2));
        whole.isClean(ID, new Forecast());
        assertThat(whole.writes()).isEqualTo(REGISTRATIONS);
        assertThat(reads).hasSize(3);

        inForce = webinar("2020-12-05T09:00");
        Webinar before = inForce;
        whilePausing =
                _ -> {
                    now = now.plusSeconds(4);
                    inForce = webinar("2020-12-06T09:00");
                };
        Pass overtaken = pass(Duration.ofMinutes(2));
        assertThat(overtaken.isClean(ID, new Forecast())).isFalse();
        assertThat(plannedFor(before)).isEqualTo(4);
        assertThat(overtaken.writes()).isEqualTo(4);
        assertThat(plannedFor(walked)).isEqualTo(REGISTRATIONS - 4);
    }

    @Test
    void ofAWebinarThatWasRemovedNothingIsRewritten() throws InterruptedException {
        Pass pass =
                new Pass(
                        progress,
                        _ -> Optional.empty(),
                        clock(),
                        this::pause,
                        new Deadline(now.plusSeconds(120)));
        assertThat(pass.isClean(ID, new Forecast())).isFalse();
        assertThat(pass.writes()).isZero();
    }

    private Pass pass(Duration left) {
        return new Pass(
                progress,
                _ -> {
                    reads.add(now);
                    return Optional.of(inForce);
                },
                clock(),
                this::pause,
                new Deadline(now.plus(left)));
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private void pause(Duration time) {
        pauses.add(time);
        now = now.plus(time);
        whilePausing.accept(now);
    }

    private long plannedFor(Webinar webinar) {
        return progress.of(ID).filter(each -> each.expiresAt().equals(webinar.expiresAt())).count();
    }

    private Registration stored(int number) {
        return progress.of(ID)
                .filter(each -> each.key().equals(registration(number).key()))
                .findFirst()
                .orElseThrow();
    }

    private static Claim claim() {
        return new Claim(MailKind.LINK, 1, 1, 1, "token", REGISTERED.plusSeconds(60));
    }

    private void put(Registration registration, @Nullable Claim claim) {
        tables.dynamoDb()
                .putItem(put ->
                        put.tableName(tables.registrations())
                                .item(
                                        RegistrationItem.write(
                                                registration.withOutcome(
                                                        registration.mails(), claim, null))));
    }

    private static Webinar webinar(String startsAt) {
        Map<String, Object> item =
                new HashMap<>(
                        Attributes.plain(
                                Tables.item(
                                        FreshTables.projectFolder()
                                                .resolve("webinars/" + ID + ".json"))));
        item.put("startsAt", startsAt);
        item.put("endsAt", LocalDateTime.parse(startsAt).plusHours(8).toString());
        return WebinarReader.read(item).webinar().orElseThrow();
    }

    static Registration registration(int number) {
        return new Registration(
                new RegistrationKey(ID, new EmailAddress("person" + number + "@example.com")),
                new RegistrationId("person-" + number),
                new Registration.Person("花子", "JP", null, null, null, null),
                new Registration.Choices(
                        "en", Language.ENGLISH, new TreeSet<>(), ZoneId.of("Asia/Tokyo"), true),
                new Registration.Consent("2020-11", false),
                Registration.Status.REGISTERED,
                REGISTERED,
                REGISTERED,
                null,
                Map.of(),
                null,
                0,
                null,
                null,
                REGISTERED);
    }
}
