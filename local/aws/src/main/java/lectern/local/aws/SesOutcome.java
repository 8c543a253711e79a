package lectern.local.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Something that became of a mail that SES took, and the event by which SES tells it on the default
 * event bus.
 *
 * @param recipient whose copy it is about
 */
public record SesOutcome(Type type, InboxMail mail, String recipient) {
    private static final String ACCOUNT = "123456789012";

    /** What happened, and how long after the mail was taken. */
    public enum Type {
        SEND("Send", "Email Sent", 50),
        DELIVERY("Delivery", "Email Delivered", 250),
        PERMANENT_BOUNCE("Bounce", "Email Bounced", 250),
        TRANSIENT_BOUNCE("Bounce", "Email Bounced", 400),
        COMPLAINT("Complaint", "Email Complaint Received", 500),
        REJECT("Reject", "Email Rejected", 100);

        private final String eventType;
        private final String detailType;
        private final Duration after;

        Type(String eventType, String detailType, int millis) {
            this.eventType = eventType;
            this.detailType = detailType;
            this.after = Duration.ofMillis(millis);
        }

        public Duration after() {
            return after;
        }
    }

    /**
     * What becomes of one recipient's copy: by the addresses of <a
     * href="https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html">SES's
     * mailbox simulator</a>, labelled or not; everybody else's mail arrives.
     */
    static List<Type> fate(String recipient) {
        String address = recipient.toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        return address.endsWith("@simulator.amazonses.com")
                ? switch (address.substring(0, at).replaceFirst("\\+.*", "")) {
                    case "bounce", "suppressionlist" -> List.of(Type.SEND, Type.PERMANENT_BOUNCE);
                    case "complaint" -> List.of(Type.SEND, Type.DELIVERY, Type.COMPLAINT);
                    case "ooto" -> List.of(Type.SEND, Type.DELIVERY, Type.TRANSIENT_BOUNCE);
                    default -> List.of(Type.SEND, Type.DELIVERY);
                }
                : List.of(Type.SEND, Type.DELIVERY);
    }

    /** The event as EventBridge gives it to a rule's target. */
    Map<String, Object> event(String configurationSet, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", type.detailType);
        event.put("source", "aws.ses");
        event.put("account", ACCOUNT);
        event.put("time", at.toString());
        event.put("region", LocalEnvironment.REGION);
        event.put("resources", List.of(arn("configuration-set/" + configurationSet)));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("eventType", type.eventType);
        detail.put("mail", mailOf(configurationSet));
        detail.put(type.eventType.toLowerCase(Locale.ROOT), what(at));
        event.put("detail", detail);
        return event;
    }

    private Map<String, Object> mailOf(String configurationSet) {
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("ses:operation", List.of("SendEmail"));
        tags.put("ses:configuration-set", List.of(configurationSet));
        mail.tags().forEach((name, value) -> tags.put(name, List.of(value)));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("timestamp", mail.at().toString());
        told.put("source", mail.from());
        told.put("sendingAccountId", ACCOUNT);
        told.put("messageId", mail.id());
        told.put("destination", mail.to());
        told.put("headersTruncated", false);
        told.put("headers", List.of());
        told.put("commonHeaders", Map.of("to", mail.to(), "subject", mail.subject()));
        told.put("tags", tags);
        return told;
    }

    private Map<String, Object> what(Instant at) {
        return switch (type) {
            case SEND -> Map.of();
            case DELIVERY ->
                    Map.of(
                            "timestamp", at.toString(),
                            "processingTimeMillis", type.after.toMillis(),
                            "recipients", List.of(recipient),
                            "smtpResponse", "250 2.0.0 OK");
            case PERMANENT_BOUNCE -> bounce(at, "Permanent", "5.1.1");
            case TRANSIENT_BOUNCE -> bounce(at, "Transient", "4.0.0");
            case COMPLAINT ->
                    Map.of(
                            "timestamp", at.toString(),
                            "feedbackId", mail.id(),
                            "complainedRecipients", List.of(Map.of("emailAddress", recipient)),
                            "complaintFeedbackType", "abuse");
            case REJECT -> Map.of("reason", "Bad content");
        };
    }

    private Map<String, Object> bounce(Instant at, String bounceType, String status) {
        return Map.of(
                "timestamp", at.toString(),
                "feedbackId", mail.id(),
                "bounceType", bounceType,
                "bounceSubType", "General",
                "bouncedRecipients",
                        List.of(
                                Map.of(
                                        "emailAddress", recipient,
                                        "action", "failed",
                                        "status", status)));
    }

    private static String arn(String resource) {
        return "arn:aws:ses:%s:%s:%s".formatted(LocalEnvironment.REGION, ACCOUNT, resource);
    }
}
