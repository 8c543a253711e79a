package lectern.distribute;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lectern.registration.Attributes;
import lectern.registration.WebinarId;
import lectern.registration.Webinars;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The items {@code webinar#…} of the control table, and what an organiser reads of them. */
final class WebinarVersions {
    private final DynamoDbClient dynamoDb;
    private final String controlTable;
    private final String webinarsTable;

    WebinarVersions(DynamoDbClient dynamoDb, String controlTable, String webinarsTable) {
        this.dynamoDb = dynamoDb;
        this.controlTable = controlTable;
        this.webinarsTable = webinarsTable;
    }

    Optional<WebinarVersion> find(WebinarId id) {
        Map<String, AttributeValue> item =
                dynamoDb.getItem(get ->
                                get.tableName(controlTable).key(key(id)).consistentRead(true))
                        .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
    }

    /**
     * Writes the version over the one that was read.
     *
     * @return whether no other tick was faster
     */
    boolean write(WebinarId id, Optional<WebinarVersion> before, WebinarVersion after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":fingerprint", Attributes.s(after.fingerprint()));
        values.put(":revision", Attributes.n(after.revision()));
        values.put(":since", Attributes.instant(after.since()));
        values.put(":good", Attributes.s(after.good()));
        values.put(
                ":versions",
                AttributeValue.fromL(after.versions().stream().map(Attributes::s).toList()));
        values.put(":passAt", Attributes.instant(after.passAt()));
        values.put(":expiresAt", Attributes.n(after.expiresAt().getEpochSecond()));
        before.ifPresent(old -> values.put(":before", Attributes.n(old.revision())));
        return update(
                controlTable,
                key(id),
                "SET fingerprint = :fingerprint, revision = :revision, since = :since, good ="
                        + " :good, versions = :versions, passAt = :passAt, expiresAt = :expiresAt"
                        + " REMOVE stopped, late",
                before.isPresent() ? "revision = :before" : "attribute_not_exists(revision)",
                values);
    }

    /** Whether SES last said that it mails only addresses that were verified. */
    boolean isSandboxed() {
        return Attributes.isTrue(pacer(), "sandbox");
    }

    /** Mails a second, as SES last said to whoever sends; empty where it said none. */
    OptionalDouble rate() {
        AttributeValue rate = pacer().get("rate");
        double perSecond = rate == null ? 0 : Double.parseDouble(rate.n());
        return perSecond > 0 ? OptionalDouble.of(perSecond) : OptionalDouble.empty();
    }

    private Map<String, AttributeValue> pacer() {
        return dynamoDb.getItem(get ->
                        get.tableName(controlTable).key(Map.of("name", Attributes.s("pacer"))))
                .item();
    }

    /**
     * The version with what was edited since without effect on plans and mails: that too is to stay
     * in force while a later item cannot be used.
     */
    WebinarVersion follow(WebinarId id, WebinarVersion version, Map<String, Object> webinar) {
        WebinarVersion now = version.followed(webinar);
        if (!now.equals(version)) {
            update(
                    controlTable,
                    key(id),
                    "SET good = :good",
                    "revision = :revision AND fingerprint = :fingerprint",
                    Map.of(
                            ":good", Attributes.s(now.good()),
                            ":revision", Attributes.n(now.revision()),
                            ":fingerprint", Attributes.s(now.fingerprint())));
        }
        return now;
    }

    /**
     * After a walk, unless the webinar has changed since.
     *
     * @param moment when the registrations are to be walked next
     * @param late what the walk expects to be late
     */
    void passed(WebinarId id, int revision, Instant moment, String late) {
        update(
                controlTable,
                key(id),
                "SET passAt = :passAt, late = :late",
                "revision = :revision",
                Map.of(
                        ":passAt", Attributes.instant(moment),
                        ":late", Attributes.s(late),
                        ":revision", Attributes.n(revision)));
    }

    /** Why SES takes nothing of this webinar's; empty once it does. */
    void stopped(WebinarId id, String reason) {
        update(
                controlTable,
                key(id),
                "SET stopped = :stopped",
                "attribute_exists(revision)",
                Map.of(":stopped", Attributes.s(reason)));
    }

    /**
     * Tells senders and organiser the revision, unless the webinar was removed meanwhile or another
     * tick, which may know a later one, was faster.
     *
     * @param stored what stood there when the webinar was read
     */
    void tellRevision(WebinarId id, @Nullable Object stored, int revision) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":revision", Attributes.n(revision));
        if (stored != null) {
            values.putAll(Attributes.typed(Map.of(":stored", stored)));
        }
        update(
                webinarsTable,
                webinar(id),
                "SET revision = :revision",
                "attribute_exists(webinar) AND "
                        + (stored == null
                                ? "attribute_not_exists(revision)"
                                : "revision = :stored"),
                values);
    }

    /** Tells the organiser, unless the webinar was removed or has another revision meanwhile. */
    void tell(WebinarId id, int revision, List<String> problems) {
        update(
                webinarsTable,
                webinar(id),
                "SET problems = :problems",
                "revision = :revision",
                Map.of(
                        ":revision", Attributes.n(revision),
                        ":problems",
                                AttributeValue.fromL(
                                        problems.stream().map(Attributes::s).toList())));
    }

    private static Map<String, AttributeValue> webinar(WebinarId id) {
        return Map.of("webinar", Attributes.s(id.value()));
    }

    private boolean update(
            String table,
            Map<String, AttributeValue> key,
            String expression,
            String condition,
            Map<String, AttributeValue> values) {
        try {
            dynamoDb.updateItem(update ->
                    update.tableName(table)
                            .key(key)
                            .updateExpression(expression)
                            .conditionExpression(condition)
                            .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException changed) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(WebinarId id) {
        return Map.of("name", Attributes.s(Webinars.controlName(id)));
    }

    private static WebinarVersion read(Map<String, AttributeValue> item) {
        AttributeValue versions = item.get("versions");
        return new WebinarVersion(
                Attributes.requiredText(item, "fingerprint"),
                Math.toIntExact(Attributes.requiredNumber(item, "revision")),
                Attributes.requiredInstant(item, "since"),
                Attributes.requiredText(item, "good"),
                versions == null
                        ? List.of()
                        : versions.l().stream().map(AttributeValue::s).toList(),
                Attributes.requiredInstant(item, "passAt"),
                Instant.ofEpochSecond(Attributes.requiredNumber(item, "expiresAt")),
                Attributes.text(item, "stopped").orElse(""),
                Attributes.text(item, "late").orElse(""));
    }
}
