package lectern.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lectern.language.Language;
import lectern.local.aws.FreshTables;
import lectern.local.aws.Tables;
import lectern.registration.Attention;
import lectern.registration.Attributes;
import lectern.registration.Claim;
import lectern.registration.EmailAddress;
import lectern.registration.MailKind;
import lectern.registration.MailRecord;
import lectern.registration.MailStatus;
import lectern.registration.Registration;
import lectern.registration.RegistrationId;
import lectern.registration.RegistrationKey;
import lectern.registration.Webinar;
import lectern.registration.WebinarId;
import lectern.registration.WebinarReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CensusTest {
    private static final Instant REGISTERED = Instant.parse("2020-11-20T08:00:00Z");

    /** 09:00 in Brussels. */
    private static final Instant START = Instant.parse("2020-12-03T08:00:00Z");

    private static final Webinar WEBINAR = sample();

    @Test
    void fromAnHourBeforeTheStartOnSomebodyWithoutTheLinkCounts() {
        assertThat(undelivered(START.minus(Duration.ofMinutes(61)), waiting())).isZero();
        assertThat(undelivered(START.minus(Duration.ofMinutes(60)), waiting())).isEqualTo(1);
        assertThat(undelivered(START.plus(Duration.ofHours(2)), waiting(), waiting())).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"SENT,0", "DELIVERED,0", "BOUNCED,1", "REFUSED,1"})
    void whoHasTheLinkDoesNotCount(MailStatus link, int counted) {
        assertThat(undelivered(START, registration(link, null, null))).isEqualTo(counted);
    }

    @ParameterizedTest
    @EnumSource(value = Attention.class, names = "DOUBT", mode = EnumSource.Mode.EXCLUDE)
    void whoCannotBeReachedDoesNotCount(Attention attention) {
        assertThat(undelivered(START, registration(null, null, attention))).isZero();
    }

    @Test
    void whoIsInDoubtCountsAndTheOldestDoubtIsSince() {
        Registration given = registration(null, claim("2020-12-03T06:50:00Z"), Attention.DOUBT);
        Registration fresh = registration(null, claim("2020-12-03T07:10:00Z"), null);
        Registration inHand = registration(null, claim("2020-12-03T07:22:00Z"), null);
        Census census =
                Census.of(
                        WEBINAR,
                        Stream.of(fresh, given, inHand),
                        Instant.parse("2020-12-03T07:21:00Z"),
                        () -> false);
        assertThat(census).isEqualTo(new Census(3, Duration.ofMinutes(31), false));
        assertThat(census.isWorrying()).isTrue();
    }

    @Test
    void ofSeveralWebinarsTheSumAndTheOldestDoubtAreSaid() {
        Census all =
                new Census(2, Duration.ofMinutes(5), true)
                        .and(new Census(1, Duration.ofMinutes(40), false));
        assertThat(all.details("sent", 7))
                .containsExactly(
                        "sent", 7, "undelivered", 3, "oldestDoubtMinutes", 40L, "cut", true);
        assertThat(Census.NOTHING.isWorrying()).isFalse();
    }

    @Test
    void whenTheTimeIsUpItStopsAndSaysSo() {
        AtomicInteger left = new AtomicInteger(3);
        Census census =
                Census.of(
                        WEBINAR,
                        Stream.generate(CensusTest::waiting),
                        START,
                        () -> left.getAndDecrement() == 0);
        assertThat(census).isEqualTo(new Census(3, Duration.ZERO, true));
        assertThat(new Census(0, Duration.ZERO, true).isWorrying()).isTrue();
    }

    private static int undelivered(Instant now, Registration... registrations) {
        return Census.of(WEBINAR, Stream.of(registrations), now, () -> false).undelivered();
    }

    private static Registration waiting() {
        return registration(null, null, null);
    }

    private static Claim claim(String leaseUntil) {
        return new Claim(MailKind.LINK, 1, 1, 1, "token", Instant.parse(leaseUntil));
    }

    private static Registration registration(
            @Nullable MailStatus link, @Nullable Claim claim, @Nullable Attention attention) {
        Map<MailKind, MailRecord> mails = new EnumMap<>(MailKind.class);
        if (link != null) {
            mails.put(MailKind.LINK, new MailRecord(link, START, "message", 1));
        }
        var bare =
                new Registration(
                        new RegistrationKey(
                                new WebinarId("iuc-city-to-city-4"),
                                new EmailAddress("hanako@example.com")),
                        RegistrationId.random(),
                        new Registration.Person("花子", "JP", null, null, null, null),
                        new Registration.Choices(
                                "en",
                                Language.ENGLISH,
                                new TreeSet<>(),
                                ZoneId.of("Asia/Tokyo"),
                                true),
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
                        START);
        return bare.withOutcome(mails, claim, attention);
    }

    private static Webinar sample() {
        var item =
                Tables.item(
                        FreshTables.projectFolder().resolve("webinars/iuc-city-to-city-4.json"));
        return WebinarReader.read(Attributes.plain(item)).webinar().orElseThrow();
    }
}
