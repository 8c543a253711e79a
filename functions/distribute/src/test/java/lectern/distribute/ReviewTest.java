package lectern.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.registration.Attributes;
import lectern.registration.WebinarId;
import lectern.registration.Webinars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a tick notices of a webinar that people edit by hand, on the real DynamoDB Local. */
class ReviewTest {
    private static final Instant NOW = Instant.parse("2020-11-20T08:00:00Z");
    private static final WebinarId ID = new WebinarId("iuc-city-to-city-4");

    private final FreshTables tables = FreshTables.create();
    private final WebinarVersions versions =
            new WebinarVersions(tables.dynamoDb(), tables.control(), tables.webinars());
    private final Review review = new Review(versions);
    private Map<String, Object> item = Map.of();

    @BeforeEach
    void theSampleIsInTheTable() throws IOException {
        item =
                new LinkedHashMap<>(
                        Json.read(
                                Files.readString(
                                        FreshTables.projectFolder()
                                                .resolve("webinars/" + ID + ".json"))));
        put();
    }

    @Test
    void aWebinarSeenForTheFirstTimeIsRevisionOneAndIsWalkedAMinuteLater() {
        Review.Reviewed reviewed = look(NOW);

        assertThat(reviewed.version().orElseThrow().revision()).isEqualTo(1);
        assertThat(reviewed.problems()).isEmpty();
        assertThat(reviewed.isPassDue(NOW.plusSeconds(59))).isFalse();
        assertThat(reviewed.isPassDue(NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void anUnchangedWebinarKeepsItsRevisionWhateverLecternWritesIntoIt() {
        review.tell(look(NOW), Optional.of("SES takes no mail."), false);
        assertThat(look(NOW.plusSeconds(60)).version().orElseThrow().revision()).isEqualTo(1);
        assertThat(problems()).containsExactly("SES takes no mail.");
    }

    @Test
    void aChangedTimeIsANewRevisionAndTheOldOneIsRemembered() {
        look(NOW);
        item.put("startsAt", "2020-12-03T10:00");
        put();
        WebinarVersion version = look(NOW.plusSeconds(120)).version().orElseThrow();

        assertThat(version.revision()).isEqualTo(2);
        assertThat(version.since()).isEqualTo(NOW.plusSeconds(120));
        assertThat(version.versions())
                .hasSize(2)
                .first()
                .asString()
                .contains("2020-12-03T09:00", "\"revision\":1");
    }

    @Test
    void onlyTheLastTenVersionsAreRemembered() {
        for (int i = 0; i < 15; i++) {
            item.put("joinLink", "https://meet.example.org/" + i);
            put();
            look(NOW.plusSeconds(60L * i));
        }
        WebinarVersion version = look(NOW.plusSeconds(1_000)).version().orElseThrow();
        assertThat(version.revision()).isEqualTo(15);
        assertThat(version.versions()).hasSize(10);
    }

    @Test
    void theOrderInWhichTheTableGivesFieldsMakesNoNewRevision() {
        look(NOW);
        Map<String, Object> other = new LinkedHashMap<>();
        List.copyOf(item.keySet()).reversed().forEach(name -> other.put(name, item.get(name)));
        assertThat(WebinarVersion.fingerprint(other)).isEqualTo(WebinarVersion.fingerprint(item));
    }

    @Test
    void aBrokenEditIsToldAndTheLastGoodVersionStaysInForce() {
        look(NOW);
        item.put("timeZone", "Europe/Brussel");
        put();
        Review.Reviewed reviewed = look(NOW.plusSeconds(60));
        review.tell(reviewed, Optional.empty(), false);

        assertThat(reviewed.webinar().orElseThrow().timeZone().getId())
                .isEqualTo("Europe/Brussels");
        assertThat(problems())
                .anyMatch(problem -> problem.contains("timeZone"))
                .anyMatch(problem -> problem.contains("last good version"));
        assertThat(new Webinars(tables.dynamoDb(), tables.webinars(), tables.control()).inForce(ID))
                .isEqualTo(reviewed.webinar());
    }

    @Test
    void anEditWithoutEffectIsNoNewRevisionButStaysInForceWithTheRest() {
        look(NOW);
        item.put("registrationClosesAt", "2020-12-01T12:00");
        put();
        assertThat(look(NOW.plusSeconds(60)).version().orElseThrow().revision()).isEqualTo(1);

        item.put("startsAt", "at nine");
        put();
        assertThat(look(NOW.plusSeconds(120)).webinar().orElseThrow().registrationClosesAt())
                .isEqualTo(LocalDateTime.parse("2020-12-01T12:00"));
    }

    @Test
    void aWebinarThatNeverCouldBeUsedIsToldSo() {
        item.remove("startsAt");
        put();
        Review.Reviewed reviewed = look(NOW);
        review.tell(reviewed, Optional.empty(), false);

        assertThat(reviewed.webinar()).isEmpty();
        assertThat(reviewed.isPassDue(NOW.plus(Duration.ofDays(1)))).isFalse();
        assertThat(problems())
                .contains("startsAt is missing.", "Until this is mended, nobody can register.");
    }

    @Test
    void whySesTookNothingStandsThereUntilItTakesSomething() {
        review.tell(look(NOW), Optional.of("SES takes no mail."), false);
        review.tell(look(NOW.plusSeconds(60)), Optional.empty(), false);
        assertThat(problems()).hasSize(1);

        review.tell(look(NOW.plusSeconds(120)), Optional.empty(), true);
        assertThat(problems()).isEmpty();
    }

    @Test
    void aWebinarThatWasRemovedIsNotBroughtBackByTellingIt() {
        Review.Reviewed reviewed = look(NOW);
        tables.dynamoDb()
                .deleteItem(delete ->
                        delete.tableName(tables.webinars())
                                .key(Map.of("webinar", Attributes.s(ID.value()))));
        review.tell(reviewed, Optional.of("SES takes no mail."), false);
        assertThat(stored()).isEmpty();
    }

    @Test
    void linkMailsThatWillBeLateAreToldUntilAHigherRateIsSeen() {
        Instant dayBefore = Instant.parse("2020-12-02T05:00:00Z");
        rate("0.01");
        review.passed(look(dayBefore), forecast(55), dayBefore);
        assertThat(passAt()).isEqualTo(dayBefore.plus(Duration.ofHours(1)));
        review.tell(look(dayBefore), Optional.empty(), false);
        assertThat(problems())
                .containsExactly(
                        "The link mails cannot be finished in time: 55 of them at SES's 0.01 a"
                            + " second end at 2020-12-03T08:31, less than 30 minutes before the"
                            + " start at 2020-12-03T09:00 (Europe/Brussels). Ask SES for a higher"
                            + " rate, or let linkDueAt be earlier.");
        assertThat(look(Instant.parse("2020-12-03T08:00:00Z")).problems()).isEmpty();

        rate("14.0");
        review.passed(look(dayBefore), forecast(55), dayBefore);
        review.tell(look(dayBefore), Optional.empty(), false);
        assertThat(problems()).isEmpty();
        assertThat(passAt()).isEqualTo(dayBefore.plus(Duration.ofDays(1)));
    }

    @Test
    void thatSesIsInItsSandboxIsToldUntilTheWebinarBegins() {
        pacer("sandbox", AttributeValue.fromBool(true));
        assertThat(look(NOW).problems())
                .singleElement()
                .asString()
                .contains("sandbox", "production access");
        assertThat(look(Instant.parse("2020-12-03T08:00:00Z")).problems()).isEmpty();

        pacer("sandbox", AttributeValue.fromBool(false));
        assertThat(look(NOW).problems()).isEmpty();
    }

    @Test
    void linkMailsThatEndHalfAnHourBeforeTheStartAreInTime() {
        Instant dayBefore = Instant.parse("2020-12-02T05:00:00Z");
        rate("0.01");
        review.passed(look(dayBefore), forecast(54), dayBefore);
        assertThat(look(dayBefore).problems()).isEmpty();
    }

    @Test
    void withoutARateNothingIsForetold() {
        for (String rate : List.of("0.0", "-1.0")) {
            rate(rate);
            review.passed(look(NOW), forecast(1), NOW);
            assertThat(look(NOW).problems()).isEmpty();
        }
    }

    private Forecast forecast(int registrations) {
        Forecast forecast = new Forecast();
        for (int number = 0; number < registrations; number++) {
            forecast.add(look(NOW).webinar().orElseThrow(), PassTest.registration(number));
        }
        return forecast;
    }

    private void rate(String perSecond) {
        pacer("rate", AttributeValue.fromN(perSecond));
    }

    private void pacer(String attribute, AttributeValue value) {
        tables.dynamoDb()
                .putItem(put ->
                        put.tableName(tables.control())
                                .item(Map.of("name", Attributes.s("pacer"), attribute, value)));
    }

    @Test
    void aSlowTickThatEndsAfterALaterOneTellsNeitherAnOldRevisionNorOldProblems() {
        Review.Reviewed slow = look(NOW);
        item.put("joinLink", "https://meet.example.org/new");
        put();
        review.tell(look(NOW.plusSeconds(60)), Optional.empty(), true);
        review.tell(slow, Optional.of("SES takes no mail."), false);
        versions.tellRevision(ID, BigDecimal.ONE, 1);

        assertThat(problems()).isEmpty();
        assertThat(Attributes.plain(stored())).containsEntry("revision", BigDecimal.valueOf(2));
    }

    @Test
    void aRevisionWrittenByHandIsPutRight() {
        look(NOW);
        for (Object written : List.of(7, "first")) {
            item.put("revision", written);
            put();
            look(NOW.plusSeconds(60));
            assertThat(Attributes.plain(stored())).containsEntry("revision", BigDecimal.valueOf(1));
        }
    }

    @Test
    void afterACleanPassTheNextIsADayLaterOrAnHourBeforeTheLink() {
        review.passed(look(NOW), new Forecast(), NOW);
        assertThat(passAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));

        Instant evening = Instant.parse("2020-12-02T20:00:00Z");
        review.passed(look(evening), new Forecast(), evening);
        assertThat(passAt()).isEqualTo(Instant.parse("2020-12-03T05:00:00Z"));
    }

    @Test
    void fromAnHourBeforeTheLinkUntilTheEndAPassFollowsEveryTenMinutes() {
        for (String near : List.of("2020-12-03T05:00:00Z", "2020-12-03T16:29:59Z")) {
            Instant now = Instant.parse(near);
            review.passed(look(now), new Forecast(), now);
            assertThat(passAt()).isEqualTo(now.plus(Duration.ofMinutes(10)));
        }
        Instant end = Instant.parse("2020-12-03T16:30:00Z");
        review.passed(look(end), new Forecast(), end);
        assertThat(passAt()).isEqualTo(end.plus(Duration.ofDays(1)));
    }

    @Test
    void ofTwoTicksThatSeeTheSameChangeOneCountsIt() {
        Review.Reviewed first = look(NOW);
        item.put("joinLink", "https://meet.example.org/new");
        put();
        WebinarVersion changed =
                WebinarVersion.of(item, first.version(), NOW, NOW, NOW.plusSeconds(60));
        assertThat(versions.write(ID, first.version(), changed)).isTrue();
        assertThat(versions.write(ID, first.version(), changed)).isFalse();
        assertThat(look(NOW).version().orElseThrow().revision()).isEqualTo(2);
    }

    private Review.Reviewed look(Instant now) {
        return review.review(Attributes.plain(stored()), review.account(), now).orElseThrow();
    }

    private Instant passAt() {
        return look(NOW).version().orElseThrow().passAt();
    }

    private void put() {
        tables.dynamoDb()
                .putItem(put -> put.tableName(tables.webinars()).item(Attributes.typed(item)));
    }

    private List<String> problems() {
        return Json.strings(Attributes.plain(stored()), "problems");
    }

    private Map<String, AttributeValue> stored() {
        return tables.dynamoDb()
                .getItem(get ->
                        get.tableName(tables.webinars())
                                .key(Map.of("webinar", Attributes.s(ID.value()))))
                .item();
    }
}
