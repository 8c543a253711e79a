package lectern.local.aws;

import static lectern.local.aws.SesError.badRequest;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import lectern.lambda.Json;
import org.jspecify.annotations.Nullable;

/** Takes a mail, or throws the {@link SesError} that SES would answer. Thread-safe. */
final class SesMailer {
    /** Of a message, base64 included. */
    static final int LONGEST_MESSAGE = 40 * 1024 * 1024;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Inbox inbox;
    private final Clock clock;
    private final TokenBucket bucket;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private volatile SesAccount account = SesAccount.ordinary();

    SesMailer(Inbox inbox, Clock clock, LongSupplier nanoTime) {
        this.inbox = inbox;
        this.clock = clock;
        this.bucket = new TokenBucket(nanoTime);
        inbox.mails().forEach(mail -> remember(mail.at(), mail.to().size()));
    }

    SesAccount account() {
        return account;
    }

    void account(SesAccount account) {
        this.account = account;
    }

    /** Takes the mail; answers with it as it is in the inbox. */
    InboxMail send(SendRequest request) {
        try {
            SesAccount now = account;
            MimeMessage message = message(request);
            List<String> recipients = recipients(request, message);
            SesRules.account(now, senders(request, message), recipients);
            request.configurationSet().ifPresent(name -> SesRules.configurationSet(now, name));
            takeRoom(now, recipients.size());
            String id = newId();
            InboxMail mail =
                    MimeReader.read(
                            id, clock.instant(), recipients, request.tags(), stamped(message, id));
            inbox.add(mail);
            return mail;
        } catch (MessagingException e) {
            throw badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** What GetAccount answers. */
    Map<String, Object> describeAccount() {
        SesAccount now = account;
        return Map.of(
                "ProductionAccessEnabled",
                now.productionAccess(),
                "SendingEnabled",
                now.state() != SesAccount.State.PAUSED,
                "EnforcementStatus",
                now.state() == SesAccount.State.SUSPENDED ? "SHUTDOWN" : "HEALTHY",
                "DedicatedIpAutoWarmupEnabled",
                false,
                "SendQuota",
                Map.of(
                        "Max24HourSend", (double) Math.max(-1, now.dayQuota()),
                        "MaxSendRate", now.sendRate(),
                        "SentLast24Hours", (double) sentInLastDay()));
    }

    static SesError tooLong() {
        return badRequest("Message length is more than " + LONGEST_MESSAGE + " bytes long.");
    }

    private static MimeMessage message(SendRequest request) throws MessagingException {
        Map<String, Object> simple = Json.object(request.content(), "Simple");
        Optional<byte[]> raw = request.raw();
        if (simple.isEmpty() == raw.isEmpty()) {
            throw badRequest("Content must be one of: Simple, Raw.");
        }
        if (raw.isPresent()) {
            // SES measures the message in base64, as it travels.
            if (raw.get().length > LONGEST_MESSAGE / 4 * 3) {
                throw tooLong();
            }
            MimeMessage message = MimeSource.parse(raw.get());
            if (message.getHeader("From") == null) {
                throw badRequest("Missing required header 'From'.");
            }
            return message;
        }
        SesRules.address(request.from());
        SesRules.recipients(request.recipients());
        return MimeSource.ofSimple(request, simple);
    }

    private static List<String> recipients(SendRequest request, MimeMessage message)
            throws MessagingException {
        List<String> asked = request.recipients();
        return SesRules.recipients(
                asked.isEmpty() ? texts(message.getAllRecipients()).toList() : asked);
    }

    /** Who says to send: the request, and the message itself. */
    private static Set<String> senders(SendRequest request, MimeMessage message)
            throws MessagingException {
        Set<String> senders = new LinkedHashSet<>();
        if (!request.from().isEmpty()) {
            senders.add(SesRules.address(request.from()));
        }
        for (String header : message.getHeader("From")) {
            senders.add(addressIn(header));
        }
        return senders;
    }

    private static String addressIn(String header) {
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(header, true);
            if (addresses.length == 1) {
                return SesRules.address(addresses[0].getAddress());
            }
        } catch (AddressException _) {
            // Said below.
        }
        throw badRequest("Illegal address");
    }

    private static Stream<String> texts(Address @Nullable [] addresses) {
        return addresses == null ? Stream.of() : Stream.of(addresses).map(Address::toString);
    }

    private synchronized void takeRoom(SesAccount now, int recipients) {
        if (now.dayQuota() >= 0 && sentInLastDay() >= now.dayQuota()) {
            throw new SesError(400, "LimitExceededException", "Daily message quota exceeded.");
        }
        if (!bucket.take(recipients, now.sendRate())) {
            throw SesError.rateExceeded();
        }
        remember(clock.instant(), recipients);
    }

    private synchronized void remember(Instant at, int recipients) {
        sent.addAll(Collections.nCopies(recipients, at));
    }

    private synchronized int sentInLastDay() {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        while (!sent.isEmpty() && !sent.getFirst().isAfter(yesterday)) {
            sent.removeFirst();
        }
        return sent.size();
    }

    private byte[] stamped(MimeMessage message, String id) throws MessagingException {
        message.removeHeader("Bcc");
        message.setHeader(
                "Message-ID", "<" + id + "@" + LocalEnvironment.REGION + ".amazonses.com>");
        message.setHeader("Date", DATE.format(clock.instant()));
        return MimeSource.bytes(message);
    }

    private String newId() {
        return "0102%012x-%s-000000".formatted(clock.millis(), UUID.randomUUID());
    }
}
