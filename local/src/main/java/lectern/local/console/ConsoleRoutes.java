package lectern.local.console;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import lectern.local.aws.Inbox;
import lectern.local.clock.MovableClock;
import lectern.local.clock.Travel;
import lectern.local.fault.SesFaults;
import lectern.local.function.FunctionLog;
import lectern.local.function.HostedFunction;
import lectern.local.gateway.Percent;

/** Puts the console together. */
public final class ConsoleRoutes {
    private final Map<String, Map<String, Console.Answer>> routes = new HashMap<>();

    private ConsoleRoutes() {}

    /**
     * What the console shows and moves.
     *
     * @param faults what can go wrong; nothing where the SES is another one
     * @param environments where the functions run
     * @param log what the functions print
     * @param site where forms are posted to, on this machine
     * @param bind the address that {@code LECTERN_BIND} names
     */
    public record Subject(
            MovableClock clock,
            Travel travel,
            TheTables tables,
            Inbox inbox,
            Optional<SesFaults> faults,
            Supplier<List<HostedFunction.Environment>> environments,
            Supplier<List<FunctionLog.Line>> log,
            ConsolePage.Places places,
            URI site,
            Optional<InetAddress> bind) {}

    /** The console of this local run. */
    public static Console console(Subject subject) {
        Journal journal = new Journal(subject.clock());
        MailRoutes mails = new MailRoutes(subject.inbox());
        ConsoleRoutes all = new ConsoleRoutes();
        all.pages(new Pages(subject, journal), mails);
        all.clock(new ClockRoute(subject.clock(), subject.travel()));
        Arrivals arrivals = new Arrivals(new Registrants(subject.site()), subject.inbox(), journal);
        all.buttons(new Buttons(subject, arrivals, journal));
        all.get("/local/environments", (_, _) -> environments(subject.environments().get()));
        subject.faults()
                .ifPresent(faults -> {
                    all.faults(new FaultButtons(faults, arrivals, journal));
                    all.ses(new SesRoutes(faults, subject.inbox()));
                });
        return new Console(new Visitor(subject.bind()), mails, all.routes);
    }

    private void pages(Pages pages, MailRoutes mails) {
        get("/local", (query, _) -> Reply.html(pages.console(Percent.parameters(query))));
        get("/local/mails", (_, _) -> mails.list());
        get("/local/console.css", (_, _) -> resource("console.css", "text/css; charset=utf-8"));
        get(
                "/local/console.js",
                (_, _) -> resource("console.js", "text/javascript; charset=utf-8"));
    }

    private void clock(ClockRoute clock) {
        get("/local/clock", (_, _) -> clock.get());
        on("/local/clock", "PUT", (_, body) -> clock.put(body));
    }

    private void buttons(Buttons buttons) {
        button("/local/advance", buttons::advance);
        button("/local/move", buttons::moveTo);
        button("/local/morning", buttons::morning);
        button("/local/registrant", buttons::registrant);
        button("/local/late-registrant", buttons::lateRegistrant);
        button("/local/an-hour-later", buttons::anHourLater);
        button("/local/another-link", buttons::anotherLink);
    }

    private void faults(FaultButtons buttons) {
        button("/local/fault", buttons::next);
        button("/local/clear-faults", buttons::clear);
        button("/local/drop-connections", buttons::dropConnections);
        button("/local/lose-answer", buttons::loseAnswer);
        button("/local/kill-sender", buttons::killSender);
        button("/local/bounce", buttons::bounce);
    }

    private void ses(SesRoutes ses) {
        get("/local/ses", (_, _) -> ses.get());
        on("/local/ses", "PUT", (_, body) -> ses.put(body));
        get("/local/ses/requests", (_, _) -> ses.requests());
    }

    private static Reply environments(List<HostedFunction.Environment> environments)
            throws IOException {
        return Reply.json(
                JSON.std.asString(
                        environments.stream()
                                .map(each ->
                                        Map.of(
                                                "function", each.function(),
                                                "environment", each.id(),
                                                "pid", each.pid(),
                                                "busy", each.busy()))
                                .toList()));
    }

    private interface Press {
        Reply with(Map<String, String> form) throws IOException, InterruptedException;
    }

    private void button(String path, Press press) {
        on(path, "POST", (_, body) -> press.with(Percent.parameters(body)));
    }

    private void get(String path, Console.Answer answer) {
        on(path, "GET", answer);
    }

    private void on(String path, String method, Console.Answer answer) {
        routes.computeIfAbsent(path, _ -> new HashMap<>()).put(method, answer);
    }

    private static Reply resource(String name, String type) {
        try (InputStream in = ConsoleRoutes.class.getResourceAsStream(name)) {
            return Reply.of(200, type, Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
