package lectern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import lectern.local.aws.FreshTables;
import lectern.registration.Attributes;
import lectern.registration.WebinarId;
import lectern.registration.Webinars;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How old a webinar may be that a post goes by. */
class RecentWebinarTest {
    private static final WebinarId ID = new WebinarId(Gateway.WEBINAR);

    private static final Map<String, AttributeValue> KEY =
            Map.of("webinar", Attributes.s(Gateway.WEBINAR));

    private final Gateway gateway = new Gateway();
    private final RecentWebinar webinars =
            new RecentWebinar(
                    new Webinars(
                            gateway.tables().dynamoDb(),
                            gateway.tables().webinars(),
                            gateway.tables().control()),
                    () -> gateway.now());

    @Test
    void aChangeIsSeenAfterOneSecondAndNoneIsReadMoreOften() {
        Instant read = gateway.now();
        assertThat(organiser()).startsWith("International");
        gateway.change(Map.of("organiser", "We"));

        gateway.now(read.plus(RecentWebinar.FRESH));
        assertThat(organiser()).startsWith("International");
        gateway.now(read.plus(RecentWebinar.FRESH).plusNanos(1));
        assertThat(organiser()).isEqualTo("We");
    }

    @Test
    void whoLooksSeesAChangeAtOnceAndSoDoWhoPostsAfterwards() {
        assertThat(organiser()).startsWith("International");
        gateway.change(Map.of("organiser", "We"));

        assertThat(webinars.anew(ID).orElseThrow().organiser()).isEqualTo("We");
        assertThat(organiser()).isEqualTo("We");
    }

    @Test
    void aClockThatWasPutBackKeepsNothing() {
        assertThat(organiser()).startsWith("International");
        gateway.change(Map.of("organiser", "We"));

        gateway.now(gateway.now().minusMillis(1));
        assertThat(organiser()).isEqualTo("We");
    }

    @Test
    void inARushAPostGoesByTheLastReadingUntilSomebodyLooks() {
        gateway.rush();
        assertThat(gateway.send("register-json").status()).isEqualTo(202);
        gateway.change(Map.of("status", "CANCELLED"));

        assertThat(gateway.send("register-json").status()).isEqualTo(202);
        assertThat(gateway.send("register-form-page").status()).isEqualTo(410);
        assertThat(gateway.send("register-json").status()).isEqualTo(410);
    }

    @Test
    void oneWebinarIsNotTakenForAnother() {
        assertThat(webinars.inForce(ID)).isPresent();
        assertThat(webinars.inForce(new WebinarId("another"))).isEmpty();
    }

    @Test
    void aWebinarThatIsNotThereIsLookedForAgain() {
        gateway.tables()
                .dynamoDb()
                .deleteItem(delete -> delete.tableName(gateway.tables().webinars()).key(KEY));
        assertThat(webinars.inForce(ID)).isEmpty();
        gateway.tables()
                .putWebinar(FreshTables.projectFolder().resolve("webinars/" + ID + ".json"));
        assertThat(webinars.inForce(ID)).isPresent();
    }

    private String organiser() {
        return webinars.inForce(ID).orElseThrow().organiser();
    }
}
