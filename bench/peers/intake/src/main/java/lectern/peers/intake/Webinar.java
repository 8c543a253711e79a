package lectern.peers.intake;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a registration needs of a webinar's item. */
record Webinar(
        String id,
        ZoneId timeZone,
        Instant opens,
        Instant closes,
        Instant expires,
        List<String> blocks,
        List<String> channels,
        List<String> languages,
        String privacyVersion) {

    static Webinar of(Map<String, AttributeValue> item) {
        ZoneId zone = ZoneId.of(Attributes.text(item, "timeZone"));
        Instant end = instant(item, "endsAt", zone);
        long days = Attributes.number(item, "retentionDays");
        return new Webinar(
                Attributes.text(item, "webinar"),
                zone,
                instant(item, "registrationOpensAt", zone),
                instant(item, "registrationClosesAt", zone),
                end.plusSeconds(days * 86_400),
                Attributes.required(item, "blocks").l().stream()
                        .map(block -> Attributes.text(block.m(), "id"))
                        .toList(),
                Stream.concat(
                                Stream.of(Attributes.text(item, "workingLanguage")),
                                Attributes.texts(item, "interpretation"))
                        .toList(),
                Attributes.texts(item, "languages").toList(),
                Attributes.text(Attributes.required(item, "privacyNotice").m(), "version"));
    }

    boolean isOpen(Instant now) {
        return !now.isBefore(opens) && now.isBefore(closes);
    }

    private static Instant instant(Map<String, AttributeValue> item, String name, ZoneId zone) {
        return LocalDateTime.parse(Attributes.text(item, name)).atZone(zone).toInstant();
    }
}
