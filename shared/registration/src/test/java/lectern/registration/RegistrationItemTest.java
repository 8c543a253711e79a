package lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lectern.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RegistrationItemTest {
    @Test
    void whatIsNotKnownIsAbsentFromTheItem() {
        Registration minimal = Samples.registered("2020-11-25T10:00:00Z").build();
        Map<String, AttributeValue> item = RegistrationItem.write(minimal);

        assertThat(item)
                .isEqualTo(
                        Map.ofEntries(
                                s("webinar", "iuc-city-to-city-4"),
                                s("email", "hanako.yamada@city.example.jp"),
                                s("id", "vT0x3b9QmWc5Zr7KpLh2Aw"),
                                s("name", "Hanako Yamada"),
                                s("country", "JP"),
                                s("interpretation", "ja"),
                                s("language", "ja"),
                                Map.entry(
                                        "blocks",
                                        AttributeValue.fromSs(List.of("afternoon", "morning"))),
                                s("timeZone", "Europe/Brussels"),
                                Map.entry("timeZoneGuessed", AttributeValue.fromBool(false)),
                                s("privacyVersion", "2020-11"),
                                Map.entry("news", AttributeValue.fromBool(false)),
                                s("status", "REGISTERED"),
                                s("registeredAt", "2020-11-25T10:00:00.000Z"),
                                s("changedAt", "2020-11-25T10:00:00.000Z"),
                                // 90 days after the end.
                                n("expiresAt", "1614789000")));
        assertThat(RegistrationItem.read(item)).isEqualTo(minimal);
    }

    @Test
    void everythingThatIsKnownHasItsAttribute() {
        Map<String, AttributeValue> item = RegistrationItem.write(full());

        assertThat(item)
                .isEqualTo(
                        Map.ofEntries(
                                s("webinar", "iuc-city-to-city-4"),
                                s("email", "hanako.yamada@city.example.jp"),
                                s("id", "vT0x3b9QmWc5Zr7KpLh2Aw"),
                                s("name", "Hanako Yamada"),
                                s("country", "JP"),
                                s("emailTyped", "Hanako.Yamada@City.example.jp"),
                                s("organisation", "City of Yokohama, Climate Change Bureau"),
                                s("city", "Yokohama"),
                                s("role", "Planner"),
                                s("interpretation", "zh"),
                                s("language", "zh-Hans"),
                                Map.entry("blocks", AttributeValue.fromSs(List.of("morning"))),
                                s("timeZone", "Asia/Tokyo"),
                                Map.entry("timeZoneGuessed", AttributeValue.fromBool(true)),
                                s("privacyVersion", "2020-11"),
                                Map.entry("news", AttributeValue.fromBool(true)),
                                s("status", "REGISTERED"),
                                s("registeredAt", "2020-11-25T10:00:00.123Z"),
                                s("changedAt", "2020-11-26T10:00:00.000Z"),
                                s("askedAt", "2020-12-01T09:00:00.000Z"),
                                n("askedTimes", "2"),
                                s("confirmationStatus", "DELIVERED"),
                                s("confirmationAt", "2020-11-25T10:00:01.500Z"),
                                s("confirmationMessageId", "0107018a-1"),
                                n("confirmationRevision", "1"),
                                s("linkStatus", "SKIPPED"),
                                s("linkAt", "2020-12-03T06:00:00.000Z"),
                                n("linkRevision", "2"),
                                s("nextMail", "resend"),
                                s("nextMailAt", "2020-12-03T06:05:00.000Z"),
                                n("agendaShard", "" + full().key().agendaShard()),
                                n("attempts", "7"),
                                Map.entry(
                                        "claim",
                                        AttributeValue.fromM(
                                                Map.ofEntries(
                                                        s("kind", "resend"),
                                                        n("revision", "2"),
                                                        n("first", "6"),
                                                        n("attempt", "7"),
                                                        s("token", "q8Z1"),
                                                        s(
                                                                "leaseUntil",
                                                                "2020-12-03T06:05:00.000Z")))),
                                s("attention", "DOUBT"),
                                n("expiresAt", "1614789000")));
        assertThat(RegistrationItem.read(item)).isEqualTo(full());
    }

    @Test
    void anyRegistrationIsReadAsItWasWritten() {
        Chance chance = Chance.fresh();
        for (int i = 0; i < 5_000; i++) {
            Registration registration = Samples.registration(chance, Samples.webinar());

            assertThat(RegistrationItem.read(RegistrationItem.write(registration)))
                    .as("%s", chance)
                    .isEqualTo(registration);
        }
    }

    @Test
    void instantsAreKeptToTheMillisecond() {
        Registration registration = Samples.registered("2020-11-25T10:00:00.123456789Z").build();

        assertThat(RegistrationItem.read(RegistrationItem.write(registration)).registeredAt())
                .isEqualTo(Instant.parse("2020-11-25T10:00:00.123Z"));
    }

    @Test
    void progressIsThePartOfTheItemThatDeliveriesAndPlansChange() {
        Map<String, AttributeValue> progress = RegistrationItem.progress(full());

        assertThat(RegistrationItem.write(full())).containsAllEntriesOf(progress);
        assertThat(progress)
                .containsKeys("confirmationStatus", "nextMail", "agendaShard", "claim", "expiresAt")
                .doesNotContainKeys("webinar", "email", "id", "name", "status", "registeredAt");
        assertThat(RegistrationItem.progress(Samples.registered("2020-11-25T10:00:00Z").build()))
                .containsOnlyKeys("expiresAt");
    }

    @Test
    void somebodyWhoChoseNoBlockHasNoSetOfThem() {
        Registration full = full();
        Registration.Choices none =
                new Registration.Choices(
                        "en", Language.ENGLISH, new TreeSet<>(), ZoneId.of("UTC"), false);
        Map<String, AttributeValue> item = RegistrationItem.write(with(full, none));

        assertThat(item).doesNotContainKey("blocks");
        assertThat(RegistrationItem.read(item).choices()).isEqualTo(none);
    }

    @Test
    void anIndexEntryNamesItsRegistration() {
        RegistrationKey key = full().key();

        assertThat(RegistrationItem.key(RegistrationItem.key(key))).isEqualTo(key);
        assertThat(RegistrationItem.key(key)).containsOnlyKeys("webinar", "email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webinar",
                "email",
                "id",
                "name",
                "country",
                "interpretation",
                "timeZone",
                "status",
                "registeredAt",
                "changedAt",
                "expiresAt"
            })
    void anItemWithoutWhatEveryRegistrationHasIsNone(String name) {
        Map<String, AttributeValue> without = new HashMap<>(RegistrationItem.write(full()));
        without.remove(name);
        Map<String, AttributeValue> wrong = new HashMap<>(RegistrationItem.write(full()));
        wrong.put(name, AttributeValue.fromBool(true));

        for (Map<String, AttributeValue> item : List.of(without, wrong)) {
            assertThatThrownBy(() -> RegistrationItem.read(item))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(name + " is missing");
        }
    }

    @Test
    void aHandEditThatCanBeUnderstoodIs() {
        Map<String, AttributeValue> item = new HashMap<>(RegistrationItem.write(full()));
        item.put("language", Attributes.s("tlh"));
        item.put("timeZone", Attributes.s("Asia/Calcutta"));
        item.remove("askedTimes");
        item.remove("confirmationRevision");
        item.remove("privacyVersion");
        item.remove("news");
        item.remove("attempts");
        Registration read = RegistrationItem.read(item);

        assertThat(read.choices().language()).isEqualTo(Language.ENGLISH);
        assertThat(read.choices().timeZone()).isEqualTo(ZoneId.of("Asia/Calcutta"));
        assertThat(read.asked())
                .isEqualTo(new Registration.Asked(Instant.parse("2020-12-01T09:00:00Z"), 1));
        assertThat(read.mail(MailKind.CONFIRMATION).orElseThrow().revision()).isEqualTo(1);
        assertThat(read.consent()).isEqualTo(new Registration.Consent("", false));
        assertThat(read.attempts()).isZero();
    }

    @Test
    void anOrdinaryItemIsOneWriteUnit() {
        int size =
                RegistrationItem.write(full()).entrySet().stream()
                        .mapToInt(each -> bytes(each.getKey()) + sizeOf(each.getValue()))
                        .sum();

        assertThat(size).isBetween(700, 1_024);
    }

    /** By the rules of DynamoDB's guide, "DynamoDB item sizes and formats". */
    private static int sizeOf(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> value.n().length() / 2 + 2;
            case SS -> 3 + value.ss().stream().mapToInt(each -> bytes(each) + 1).sum();
            case M ->
                    3
                            + value.m().entrySet().stream()
                                    .mapToInt(each ->
                                            1 + bytes(each.getKey()) + sizeOf(each.getValue()))
                                    .sum();
            default -> 1;
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Registration full() {
        return new Registration(
                new RegistrationKey(
                        new WebinarId("iuc-city-to-city-4"),
                        new EmailAddress("hanako.yamada@city.example.jp")),
                new RegistrationId("vT0x3b9QmWc5Zr7KpLh2Aw"),
                new Registration.Person(
                        "Hanako Yamada",
                        "JP",
                        "Hanako.Yamada@City.example.jp",
                        "City of Yokohama, Climate Change Bureau",
                        "Yokohama",
                        "Planner"),
                new Registration.Choices(
                        "zh",
                        Language.CHINESE,
                        new TreeSet<>(List.of("morning")),
                        ZoneId.of("Asia/Tokyo"),
                        true),
                new Registration.Consent("2020-11", true),
                Registration.Status.REGISTERED,
                Instant.parse("2020-11-25T10:00:00.123Z"),
                Instant.parse("2020-11-26T10:00:00Z"),
                new Registration.Asked(Instant.parse("2020-12-01T09:00:00Z"), 2),
                Map.of(
                        MailKind.CONFIRMATION,
                        new MailRecord(
                                MailStatus.DELIVERED,
                                Instant.parse("2020-11-25T10:00:01.500Z"),
                                "0107018a-1",
                                1),
                        MailKind.LINK,
                        new MailRecord(
                                MailStatus.SKIPPED,
                                Instant.parse("2020-12-03T06:00:00Z"),
                                null,
                                2)),
                new NextMail(MailKind.RESEND, Instant.parse("2020-12-03T06:05:00Z")),
                7,
                new Claim(MailKind.RESEND, 2, 6, 7, "q8Z1", Instant.parse("2020-12-03T06:05:00Z")),
                Attention.DOUBT,
                Instant.parse("2021-03-03T16:30:00Z"));
    }

    private static Registration with(Registration of, Registration.Choices choices) {
        return new Registration(
                of.key(),
                of.id(),
                of.person(),
                choices,
                of.consent(),
                of.status(),
                of.registeredAt(),
                of.changedAt(),
                of.asked(),
                of.mails(),
                of.nextMail(),
                of.attempts(),
                of.claim(),
                of.attention(),
                of.expiresAt());
    }

    private static Map.Entry<String, AttributeValue> s(String name, String value) {
        return Map.entry(name, AttributeValue.fromS(value));
    }

    private static Map.Entry<String, AttributeValue> n(String name, String value) {
        return Map.entry(name, AttributeValue.fromN(value));
    }
}
