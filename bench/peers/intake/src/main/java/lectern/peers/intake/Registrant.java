package lectern.peers.intake;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A person who asked to be registered. */
record Registrant(
        String email,
        Optional<String> emailTyped,
        String name,
        String country,
        Optional<String> organisation,
        Optional<String> city,
        Optional<String> role,
        String interpretation,
        String language,
        List<String> blocks,
        ZoneId timeZone,
        boolean timeZoneGuessed,
        boolean news) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHARDS = 8;
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Her registration, as the table takes it: the confirmation is the next mail. */
    Map<String, AttributeValue> item(Webinar webinar, Instant now) {
        AttributeValue at = AttributeValue.fromS(MILLISECONDS.format(now));
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("webinar", AttributeValue.fromS(webinar.id()));
        item.put("email", AttributeValue.fromS(email));
        item.put("id", AttributeValue.fromS(randomId()));
        item.put("name", AttributeValue.fromS(name));
        item.put("country", AttributeValue.fromS(country));
        emailTyped.ifPresent(text -> item.put("emailTyped", AttributeValue.fromS(text)));
        organisation.ifPresent(text -> item.put("organisation", AttributeValue.fromS(text)));
        city.ifPresent(text -> item.put("city", AttributeValue.fromS(text)));
        role.ifPresent(text -> item.put("role", AttributeValue.fromS(text)));
        item.put("interpretation", AttributeValue.fromS(interpretation));
        item.put("language", AttributeValue.fromS(language));
        item.put("blocks", AttributeValue.fromSs(blocks));
        item.put("timeZone", AttributeValue.fromS(timeZone.getId()));
        item.put("timeZoneGuessed", AttributeValue.fromBool(timeZoneGuessed));
        item.put("privacyVersion", AttributeValue.fromS(webinar.privacyVersion()));
        item.put("news", AttributeValue.fromBool(news));
        item.put("status", AttributeValue.fromS("REGISTERED"));
        item.put("registeredAt", at);
        item.put("changedAt", at);
        item.put("nextMail", AttributeValue.fromS("confirmation"));
        item.put("nextMailAt", at);
        item.put("agendaShard", number(shard(webinar.id())));
        item.put("expiresAt", number(webinar.expires().getEpochSecond()));
        return item;
    }

    private long shard(String webinar) {
        CRC32 hash = new CRC32();
        hash.update((webinar + "\n" + email).getBytes(StandardCharsets.US_ASCII));
        return hash.getValue() % SHARDS;
    }

    private static String randomId() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
