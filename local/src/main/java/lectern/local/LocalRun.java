package lectern.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import lectern.local.bus.EventBus;
import lectern.local.clock.Agenda;
import lectern.local.clock.ClockFile;
import lectern.local.clock.Hints;
import lectern.local.clock.Minutes;
import lectern.local.clock.MovableClock;
import lectern.local.clock.Schedule;
import lectern.local.clock.TableAgenda;
import lectern.local.clock.Travel;
import lectern.local.console.Console;
import lectern.local.console.ConsolePage;
import lectern.local.console.ConsoleRoutes;
import lectern.local.console.TheTables;
import lectern.local.fault.SesFaults;
import lectern.local.function.Commit;
import lectern.local.function.FunctionLog;
import lectern.local.function.Functions;
import lectern.local.function.HostedFunction;
import lectern.local.gateway.Gateway;
import lectern.local.gateway.Listeners;
import lectern.local.stream.StreamPoller;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Puts the whole system together; first whatever can refuse to start. */
final class LocalRun {
    /** The day the sample's registration opens. */
    private static final Instant START =
            LocalDateTime.of(2020, 11, 20, 9, 0).atZone(ZoneId.of("Europe/Brussels")).toInstant();

    private final Settings settings;
    private final Path project;
    private final FunctionLog log;
    private final Closing closing;
    private final LocalTemplate template;
    private final WebinarFiles webinars;
    private final DataFolder folder;
    private final MovableClock clock;
    private final ClockFile file;
    private final Hosts hosts;
    private final Listeners listeners;
    private final Backends backends;

    private LocalRun(Settings settings, Path project, FunctionLog log, Closing closing) {
        this.settings = settings;
        this.project = project;
        this.log = log;
        this.closing = closing;
        this.template = LocalTemplate.read(project, site("localhost"));
        this.webinars = webinars(settings, project);
        this.folder = closing.with(DataFolder.open(settings.data()));
        this.clock = clock(settings, folder);
        this.file = new ClockFile(folder.keptOrScratch("now"), clock);
        this.hosts = new Hosts(settings.ownProcesses(), clock, file, folder.scratch("processes"));
        this.listeners = closing.with(Listeners.on(settings.port(), settings.bind()));
        this.backends = Backends.of(settings, folder, clock, closing);
    }

    /**
     * Starts everything, returns when it answers, and says where what is.
     *
     * @param project the folder of {@code template.yaml}
     * @param closing takes what has to be ended
     */
    static List<String> start(Settings settings, Path project, FunctionLog log, Closing closing) {
        return new LocalRun(settings, project, log, closing).start();
    }

    private List<String> start() {
        var tables = Together.begin(() -> backends.tables(settings, folder, template, closing));
        file.write();
        Functions functions = functions();
        DynamoDbClient dynamoDb = tables.get();
        webinars.putInto(dynamoDb, table("WebinarsTable"));
        EventBus bus = closing.with(new EventBus(template.rules(), functions, clock));
        bus.start();
        backends.ourSes().ifPresent(ses -> ses.bus(bus));
        List<StreamPoller> pollers = pollers(dynamoDb, functions);
        Schedule schedule = new Schedule(functions, template.scheduled(), clock);
        closing.with(Minutes.start(clock, schedule, file, hosts.writeEvery()));
        Travel travel =
                new Travel(
                        clock,
                        bus.before(schedule),
                        Hints.all(pollers),
                        Agenda.firstOf(
                                List.of(
                                        bus,
                                        new TableAgenda(
                                                dynamoDb,
                                                table("RegistrationsTable"),
                                                table("ControlTable")))),
                        move ->
                                functions.whileNoneRuns(() -> {
                                    move.run();
                                    file.write();
                                }));
        Gateway gateway = new Gateway(template.routes(), template.cors(), functions, clock);
        listeners.serve(FrontDoor.to(console(travel, dynamoDb, functions), gateway));
        return lines();
    }

    private Functions functions() {
        List<Together.Begun<HostedFunction>> starting =
                template.functions(backends.dynamoDb(), backends.ses()).stream()
                        .map(each ->
                                Together.begin(() ->
                                        closing.with(
                                                HostedFunction.start(
                                                        each,
                                                        hosts.usual(),
                                                        folder.scratch("functions")))))
                        .toList();
        return new Functions(starting.stream().map(Together.Begun::get).toList());
    }

    private List<StreamPoller> pollers(DynamoDbClient dynamoDb, Functions functions) {
        DynamoDbStreamsClient streams = backends.streams();
        List<StreamPoller> pollers =
                template.mappings().entrySet().stream()
                        .flatMap(table -> {
                            String arn = streamArn(dynamoDb, table.getKey());
                            return table.getValue().stream()
                                    .map(mapping ->
                                            new StreamPoller(
                                                    streams, arn, mapping, functions, clock));
                        })
                        .toList();
        pollers.forEach(each -> closing.with(each).start());
        return pollers;
    }

    private static String streamArn(DynamoDbClient dynamoDb, String table) {
        String arn = dynamoDb.describeTable(ask -> ask.tableName(table)).table().latestStreamArn();
        if (arn == null) {
            throw new CannotStart("The table " + table + " has no stream; make it anew.");
        }
        return arn;
    }

    private Console console(Travel travel, DynamoDbClient dynamoDb, Functions functions) {
        return ConsoleRoutes.console(
                new ConsoleRoutes.Subject(
                        clock,
                        travel,
                        new TheTables(
                                dynamoDb,
                                table("WebinarsTable"),
                                table("RegistrationsTable"),
                                table("ControlTable")),
                        backends.inbox(),
                        backends.ourSes()
                                .map(ses ->
                                        SesFaults.of(
                                                ses,
                                                new KilledSenders(
                                                        functions, template.senders(), hosts),
                                                clock)),
                        functions::environments,
                        log::lines,
                        new ConsolePage.Places(
                                site("localhost").toString(),
                                backends.dynamoDb().toString(),
                                backends.ses().toString(),
                                file.path().toString(),
                                Commit.of(template.template().functions().getFirst().code())),
                        site("127.0.0.1"),
                        settings.bind()));
    }

    private List<String> lines() {
        return Stream.of(
                        Stream.of(
                                "Lectern runs on this machine. No AWS account is touched.",
                                "  Console   " + site("localhost") + "/local"),
                        webinars.ids().stream()
                                .map(id -> "  Form      " + site("localhost") + "/webinars/" + id),
                        Stream.of(
                                "  DynamoDB  " + backends.dynamoDb(),
                                "  SES       " + backends.ses()),
                        settings.dynamoDb().isPresent()
                                ? Stream.<String>empty()
                                : LicenceNote.atFirstStart(project).stream(),
                        Stream.of("Ctrl-C ends it."))
                .flatMap(lines -> lines)
                .toList();
    }

    private URI site(String host) {
        return URI.create("http://" + host + ":" + settings.port());
    }

    private static String table(String logicalId) {
        return LocalTemplate.tableName(logicalId);
    }

    private static WebinarFiles webinars(Settings settings, Path project) {
        if (settings.webinars().isPresent()) {
            return WebinarFiles.read(settings.webinars().get());
        }
        return settings.systemClock()
                ? WebinarFiles.none()
                : WebinarFiles.read(project.resolve("webinars"));
    }

    private static MovableClock clock(Settings settings, DataFolder folder) {
        return settings.systemClock()
                ? MovableClock.real()
                : MovableClock.startingAt(
                        folder.kept("now").flatMap(ClockFile::read).orElse(START));
    }
}
