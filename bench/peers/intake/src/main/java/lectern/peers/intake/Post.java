package lectern.peers.intake;

/** A posted form, as the gateway hands it over, its Base64 taken off. */
public record Post(String webinar, String sourceIp, String contentType, String body) {}
