package lectern.local.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lectern.lambda.Json;
import lectern.local.aws.HttpConnection.Answer;
import lectern.local.aws.HttpConnection.Request;

/**
 * SES v2 on 127.0.0.1: SendEmail and GetAccount, with SES's checks, rate and answers, and with
 * faults on demand. What it accepts is in its inbox, and what becomes of that it tells the event
 * bus.
 */
public final class SesEndpoint implements AutoCloseable {
    /** A message of the greatest length and what stands around it. */
    private static final int LONGEST_BODY = SesMailer.LONGEST_MESSAGE + 1024 * 1024;

    private static final JSON LONG_STRINGS =
            JSON.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(LONGEST_BODY)
                                                    .build())
                                    .build())
                    .build();

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,]+)/");

    private final LoopbackServer server;
    private final Inbox inbox;
    private final SesMailer mailer;
    private final SesPublisher publisher;
    private volatile Function<SendRequest, Fault> faults = _ -> new Fault.None();

    private SesEndpoint(int port, Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.mailer = new SesMailer(inbox, clock, System::nanoTime);
        this.publisher = new SesPublisher(clock);
        this.server = LoopbackServer.start(port, LONGEST_BODY, this::answer);
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for any free one
     * @param clock says when a mail came; the sending rate goes by the real time
     * @throws PortInUseException when the port is taken
     */
    public static SesEndpoint start(int port, Inbox inbox, Clock clock) {
        return new SesEndpoint(port, inbox, clock);
    }

    /** {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public Inbox inbox() {
        return inbox;
    }

    /** What it takes the sending account for; at first {@link SesAccount#ordinary()}. */
    public SesAccount account() {
        return mailer.account();
    }

    /** From the next request on. */
    public void account(SesAccount account) {
        mailer.account(account);
    }

    /** Decides for every request to send, once, what goes wrong with it. */
    public void faults(Function<SendRequest, Fault> decision) {
        faults = decision;
    }

    /** Where what became of the mails is told; without it, nowhere. */
    public void bus(EventSink bus) {
        publisher.bus(bus);
    }

    /**
     * Decides for everything that becomes of a mail when it is told: no duration for a lost event,
     * two for one that comes twice, a long one for one that is late or overtaken.
     */
    public void posts(Function<SesOutcome, List<Duration>> decision) {
        publisher.posts(decision);
    }

    /** Resets all open connections, as time does with idle ones. */
    public void dropConnections() {
        server.dropConnections();
    }

    @Override
    public void close() {
        server.close();
    }

    private Optional<Answer> answer(Request request) {
        try {
            return result(request).map(body -> answer(200, Map.of(), body));
        } catch (SesError e) {
            return Optional.of(
                    answer(
                            e.status(),
                            Map.of("x-amzn-ErrorType", e.type()),
                            Map.of("message", String.valueOf(e.getMessage()))));
        }
    }

    private static Answer answer(int status, Map<String, String> more, Map<String, Object> body) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("Content-Type", "application/json");
        headers.put("x-amzn-RequestId", UUID.randomUUID().toString());
        return new Answer(status, headers, Json.write(body));
    }

    /** The body of the answer; empty for a reset. */
    private Optional<Map<String, Object>> result(Request request) {
        if (!request.headers().getOrDefault("authorization", "").startsWith("AWS4-")) {
            throw new SesError(
                    403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        return switch (request.method() + " " + request.path()) {
            case "POST /v2/email/outbound-emails" -> send(sendRequest(request));
            case "GET /v2/email/account" -> Optional.of(mailer.describeAccount());
            default -> throw new SesError(404, "UnknownOperationException", "Unknown operation");
        };
    }

    private static SendRequest sendRequest(Request request) {
        byte[] body = request.body().orElseThrow(SesMailer::tooLong);
        try {
            return SendRequest.of(LONG_STRINGS.mapFrom(body), signer(request));
        } catch (IOException _) {
            throw new SesError(400, "SerializationException", "The body is not a JSON object.");
        }
    }

    /** Whose access key the request is signed with. */
    private static String signer(Request request) {
        Matcher credential =
                CREDENTIAL.matcher(request.headers().getOrDefault("authorization", ""));
        return credential.find() ? credential.group(1) : "";
    }

    private Optional<Map<String, Object>> send(SendRequest request) {
        return switch (faults.apply(request)) {
            case Fault.None _ -> Optional.of(accepted(request));
            case Fault.Throttle _ -> throw SesError.rateExceeded();
            case Fault.Refuse(var status, var type, var message) ->
                    throw new SesError(status, type, message);
            case Fault.Error500Before _ -> throw SesError.internal();
            case Fault.Error500After _ -> {
                accepted(request);
                throw SesError.internal();
            }
            case Fault.ResetBefore _ -> Optional.empty();
            case Fault.ResetAfter _ -> {
                accepted(request);
                yield Optional.empty();
            }
            case Fault.TakenThen(var then) -> {
                accepted(request);
                then.run();
                yield Optional.empty();
            }
            case Fault.Delay(var duration) -> {
                Map<String, Object> answer = accepted(request);
                yield waited(duration) ? Optional.of(answer) : Optional.empty();
            }
        };
    }

    private Map<String, Object> accepted(SendRequest request) {
        InboxMail mail = mailer.send(request);
        publisher.publish(request, mail);
        return Map.of("MessageId", mail.id());
    }

    private static boolean waited(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }
}
