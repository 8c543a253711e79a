package lectern.registration;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lectern.language.Language;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A registration from and to its table item. */
public final class RegistrationItem {
    private RegistrationItem() {}

    /** The primary key as the table takes it. */
    public static Map<String, AttributeValue> key(RegistrationKey key) {
        return Map.of(
                "webinar", Attributes.s(key.webinar().value()),
                "email", Attributes.s(key.email().value()));
    }

    /** The primary key of an item, or of an index entry. */
    public static RegistrationKey key(Map<String, AttributeValue> item) {
        return new RegistrationKey(
                new WebinarId(Attributes.requiredText(item, "webinar")),
                new EmailAddress(Attributes.requiredText(item, "email")));
    }

    /** The registration in an item; throws where the item is not one. */
    public static Registration read(Map<String, AttributeValue> item) {
        return new Registration(
                key(item),
                new RegistrationId(Attributes.requiredText(item, "id")),
                person(item),
                choices(item),
                new Registration.Consent(
                        Attributes.text(item, "privacyVersion").orElse(""),
                        Attributes.isTrue(item, "news")),
                Registration.Status.valueOf(Attributes.requiredText(item, "status")),
                Attributes.requiredInstant(item, "registeredAt"),
                Attributes.requiredInstant(item, "changedAt"),
                asked(item),
                mails(item),
                nextMail(item).orElse(null),
                Math.toIntExact(Attributes.number(item, "attempts").orElse(0L)),
                claim(item).orElse(null),
                Attributes.text(item, "attention").map(Attention::valueOf).orElse(null),
                Instant.ofEpochSecond(Attributes.requiredNumber(item, "expiresAt")));
    }

    /** The whole item of a registration. */
    public static Map<String, AttributeValue> write(Registration registration) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key(registration.key()));
        Registration.Person person = registration.person();
        Registration.Choices choices = registration.choices();
        item.put("id", Attributes.s(registration.id().value()));
        item.put("name", Attributes.s(person.name()));
        item.put("country", Attributes.s(person.country()));
        putText(item, "emailTyped", person.emailTyped());
        putText(item, "organisation", person.organisation());
        putText(item, "city", person.city());
        putText(item, "role", person.role());
        item.put("interpretation", Attributes.s(choices.interpretation()));
        item.put("language", Attributes.s(choices.language().tag()));
        if (!choices.blocks().isEmpty()) {
            item.put("blocks", AttributeValue.fromSs(List.copyOf(choices.blocks())));
        }
        item.put("timeZone", Attributes.s(choices.timeZone().getId()));
        item.put("timeZoneGuessed", AttributeValue.fromBool(choices.timeZoneGuessed()));
        item.put("privacyVersion", Attributes.s(registration.consent().privacyVersion()));
        item.put("news", AttributeValue.fromBool(registration.consent().news()));
        item.put("status", Attributes.s(registration.status().name()));
        item.put("registeredAt", Attributes.instant(registration.registeredAt()));
        item.put("changedAt", Attributes.instant(registration.changedAt()));
        item.putAll(progress(registration));
        return item;
    }

    /** What deliveries and plans change of an item; a name that is missing here is absent there. */
    public static Map<String, AttributeValue> progress(Registration registration) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        registration
                .mails()
                .forEach((kind, mail) -> {
                    item.put(kind.word() + "Status", Attributes.s(mail.status().name()));
                    item.put(kind.word() + "At", Attributes.instant(mail.at()));
                    putText(item, kind.word() + "MessageId", mail.messageId());
                    item.put(kind.word() + "Revision", Attributes.n(mail.revision()));
                });
        Registration.Asked asked = registration.asked();
        if (asked != null) {
            item.put("askedAt", Attributes.instant(asked.at()));
            item.put("askedTimes", Attributes.n(asked.timesThatDay()));
        }
        NextMail next = registration.nextMail();
        if (next != null) {
            item.put("nextMail", Attributes.s(next.kind().word()));
            item.put("nextMailAt", Attributes.instant(next.at()));
            item.put("agendaShard", Attributes.n(registration.key().agendaShard()));
        }
        if (registration.attempts() > 0) {
            item.put("attempts", Attributes.n(registration.attempts()));
        }
        Claim claim = registration.claim();
        if (claim != null) {
            item.put("claim", claim(claim));
        }
        Attention attention = registration.attention();
        if (attention != null) {
            item.put("attention", Attributes.s(attention.name()));
        }
        item.put("expiresAt", Attributes.n(registration.expiresAt().getEpochSecond()));
        return item;
    }

    /** A claim as its attribute. */
    public static AttributeValue claim(Claim claim) {
        return AttributeValue.fromM(
                Map.of(
                        "kind", Attributes.s(claim.kind().word()),
                        "revision", Attributes.n(claim.revision()),
                        "first", Attributes.n(claim.first()),
                        "attempt", Attributes.n(claim.attempt()),
                        "token", Attributes.s(claim.token()),
                        "leaseUntil", Attributes.instant(claim.leaseUntil())));
    }

    private static Registration.Person person(Map<String, AttributeValue> item) {
        return new Registration.Person(
                Attributes.requiredText(item, "name"),
                Attributes.requiredText(item, "country"),
                Attributes.text(item, "emailTyped").orElse(null),
                Attributes.text(item, "organisation").orElse(null),
                Attributes.text(item, "city").orElse(null),
                Attributes.text(item, "role").orElse(null));
    }

    private static Registration.Choices choices(Map<String, AttributeValue> item) {
        AttributeValue blocks = item.get("blocks");
        return new Registration.Choices(
                Attributes.requiredText(item, "interpretation"),
                Attributes.text(item, "language").flatMap(Language::ofTag).orElse(Language.ENGLISH),
                blocks == null ? new TreeSet<>() : new TreeSet<>(blocks.ss()),
                ZoneId.of(Attributes.requiredText(item, "timeZone")),
                Attributes.isTrue(item, "timeZoneGuessed"));
    }

    private static Registration.@Nullable Asked asked(Map<String, AttributeValue> item) {
        return Attributes.text(item, "askedAt")
                .map(at ->
                        new Registration.Asked(
                                Instant.parse(at),
                                Math.toIntExact(Attributes.number(item, "askedTimes").orElse(1L))))
                .orElse(null);
    }

    private static Map<MailKind, MailRecord> mails(Map<String, AttributeValue> item) {
        Map<MailKind, MailRecord> mails = new EnumMap<>(MailKind.class);
        for (MailKind kind : MailKind.values()) {
            Attributes.text(item, kind.word() + "Status")
                    .ifPresent(status ->
                            mails.put(
                                    kind,
                                    new MailRecord(
                                            MailStatus.valueOf(status),
                                            Attributes.requiredInstant(item, kind.word() + "At"),
                                            Attributes.text(item, kind.word() + "MessageId")
                                                    .orElse(null),
                                            Math.toIntExact(
                                                    Attributes.number(
                                                                    item, kind.word() + "Revision")
                                                            .orElse(1L)))));
        }
        return mails;
    }

    private static Optional<NextMail> nextMail(Map<String, AttributeValue> item) {
        return Attributes.text(item, "nextMail")
                .flatMap(MailKind::ofWord)
                .map(kind -> new NextMail(kind, Attributes.requiredInstant(item, "nextMailAt")));
    }

    private static Optional<Claim> claim(Map<String, AttributeValue> item) {
        AttributeValue value = item.get("claim");
        if (value == null || !value.hasM()) {
            return Optional.empty();
        }
        Map<String, AttributeValue> claim = new HashMap<>(value.m());
        return Optional.of(
                new Claim(
                        MailKind.ofWord(Attributes.requiredText(claim, "kind")).orElseThrow(),
                        Math.toIntExact(Attributes.requiredNumber(claim, "revision")),
                        Math.toIntExact(Attributes.requiredNumber(claim, "first")),
                        Math.toIntExact(Attributes.requiredNumber(claim, "attempt")),
                        Attributes.requiredText(claim, "token"),
                        Attributes.requiredInstant(claim, "leaseUntil")));
    }

    private static void putText(
            Map<String, AttributeValue> item, String name, @Nullable String value) {
        if (value != null) {
            item.put(name, Attributes.s(value));
        }
    }
}
