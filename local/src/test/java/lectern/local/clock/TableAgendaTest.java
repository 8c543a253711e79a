package lectern.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import lectern.local.aws.FreshTables;
import lectern.registration.Attributes;
import org.junit.jupiter.api.Test;

final class TableAgendaTest {
    private final FreshTables tables = FreshTables.create();
    private final TableAgenda agenda =
            new TableAgenda(tables.dynamoDb(), tables.registrations(), tables.control());

    @Test
    void theNextMailOfAnyShardCounts() {
        mail("a@example.org", 0, "2020-12-03T06:00:00.000Z");
        mail("b@example.org", 7, "2020-12-02T06:00:00.000Z");
        mail("c@example.org", 3, "2020-12-01T06:00:00.000Z");
        assertThat(agenda.nextAfter(at("2020-12-01T06:00:00Z")))
                .hasValue(at("2020-12-02T06:00:00Z"));
        assertThat(agenda.nextAfter(at("2020-12-02T06:00:00.001Z")))
                .hasValue(at("2020-12-03T06:00:00Z"));
        assertThat(agenda.nextAfter(at("2020-12-03T06:00:00Z"))).isEmpty();
    }

    @Test
    void soDoesTheNextWalkThroughAWebinarsRegistrations() {
        mail("a@example.org", 0, "2020-12-03T06:00:00.000Z");
        control("webinar#x", "2020-11-21T08:00:00.000Z");
        control("other#x", "2020-11-20T08:00:00.000Z");
        control("webinar#broken", "soon");
        assertThat(agenda.nextAfter(at("2020-11-20T00:00:00Z")))
                .hasValue(at("2020-11-21T08:00:00Z"));
    }

    private void mail(String email, int shard, String at) {
        tables.dynamoDb()
                .putItem(put ->
                        put.tableName(tables.registrations())
                                .item(
                                        Map.of(
                                                "webinar", Attributes.s("x"),
                                                "email", Attributes.s(email),
                                                "agendaShard", Attributes.n(shard),
                                                "nextMail", Attributes.s("link"),
                                                "nextMailAt", Attributes.s(at))));
    }

    private void control(String name, String passAt) {
        tables.dynamoDb()
                .putItem(put ->
                        put.tableName(tables.control())
                                .item(
                                        Map.of(
                                                "name", Attributes.s(name),
                                                "passAt", Attributes.s(passAt))));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
