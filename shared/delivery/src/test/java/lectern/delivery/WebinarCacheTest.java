package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import lectern.local.aws.FreshTables;
import lectern.registration.Attributes;
import lectern.registration.WebinarId;
import lectern.registration.Webinars;
import org.junit.jupiter.api.Test;

/** How old a webinar may be by which mails are planned. */
class WebinarCacheTest {
    private static final WebinarId ID = new WebinarId("iuc-city-to-city-4");
    private static final Instant NOW = Instant.parse("2020-11-20T08:00:00Z");

    private final FreshTables tables = FreshTables.create();
    private final SettableClock clock = new SettableClock(NOW);
    private final WebinarCache cache =
            new WebinarCache(
                    new Webinars(tables.dynamoDb(), tables.webinars(), tables.control()), clock);

    @Test
    void aChangeIsSeenAfterTenSecondsAndNoneIsReadMoreOften() {
        tables.putWebinar(FreshTables.projectFolder().resolve("webinars/" + ID + ".json"));
        assertThat(organiser()).startsWith("International");
        tables.dynamoDb()
                .updateItem(update ->
                        update.tableName(tables.webinars())
                                .key(Map.of("webinar", Attributes.s(ID.value())))
                                .updateExpression("SET organiser = :other")
                                .expressionAttributeValues(Map.of(":other", Attributes.s("We"))));

        clock.set(NOW.plus(WebinarCache.FRESH));
        assertThat(organiser()).startsWith("International");
        clock.set(NOW.plus(WebinarCache.FRESH).plusMillis(1));
        assertThat(organiser()).isEqualTo("We");
    }

    @Test
    void aWebinarThatIsNotThereIsLookedForAgain() {
        assertThat(cache.inForce(ID)).isEmpty();
        tables.putWebinar(FreshTables.projectFolder().resolve("webinars/" + ID + ".json"));
        clock.set(NOW.plusSeconds(11));
        assertThat(cache.inForce(ID)).isPresent();
    }

    private String organiser() {
        return cache.inForce(ID).orElseThrow().organiser();
    }
}
