package lectern.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.LocalEnvironment;
import lectern.local.aws.Template;
import lectern.local.function.FunctionFailed;
import lectern.local.privilege.Call;
import lectern.local.privilege.Role;
import lectern.local.privilege.WholeSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each function asks of AWS over the whole journey and the awkward cases, as seen on the wire,
 * and its role in {@code template.yaml}: nothing is missing, nothing goes unused.
 */
class LeastPrivilegeTest {
    /** The address in the sample webinar. */
    private static final Map<String, String> PARAMETERS = Map.of("From", "events@example.org");

    /** What Lambda itself does in the function's name. */
    private static final Set<String> LOGGING = Set.of("logs:CreateLogStream", "logs:PutLogEvents");

    private static final Set<String> POLLING =
            Set.of(
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams");

    private static final LocalTemplate LOCAL =
            LocalTemplate.read(FreshTables.projectFolder(), URI.create("https://lectern.example"));
    private static final Template TEMPLATE = LOCAL.template();
    private static final Map<String, Set<Call>> SEEN = new ConcurrentHashMap<>();

    static List<String> functions() {
        return TEMPLATE.functions().stream().map(Template.Function::logicalId).toList();
    }

    @BeforeAll
    static void theWholeJourney(@TempDir Path confirmed, @TempDir Path late) throws Exception {
        try (WholeSystem system = started(confirmed)) {
            registered(system);
            system.throttleOnce();
            system.stream();
            system.stream();
            system.at("2020-11-20T08:20:00Z");
            system.event("register", "register-json");
            system.loseOneAnswer();
            system.stream();
            changed(system);
        }
        // The stream brought nothing: all is left to the ticks.
        try (WholeSystem system = started(late)) {
            registered(system);
            system.throttleOnce();
            system.tick();
            changed(system);
        }
    }

    private static WholeSystem started(Path scratch) {
        return new WholeSystem(
                LOCAL.functions(LocalEnvironment.NOWHERE, LocalEnvironment.NOWHERE), SEEN, scratch);
    }

    private static void registered(WholeSystem system) throws IOException, FunctionFailed {
        system.event("distribute", "distribute-tick");
        system.everyEventOf("register");
    }

    /** From the confirmations on: a broken edit, a mended one, the morning. */
    private static void changed(WholeSystem system) throws IOException, FunctionFailed {
        system.everyEventOf("confirm");
        system.everyEventOf("manage");
        system.everyEventOf("feedback");
        system.everybodyOpensTheirPage();
        system.edit("startsAt", "nine o'clock");
        system.at("2020-11-21T08:00:00Z");
        system.everyEventOf("register");
        system.stream();
        system.tick();
        system.everybodyOpensTheirPage();
        system.everythingArrives();
        system.edit("startsAt", "2020-12-03T10:00");
        system.tick();
        system.at("2020-11-21T08:02:00Z");
        system.tick();
        int before = system.mails();
        system.at("2020-12-03T06:00:00Z");
        system.tick();
        assertThat(system.mails()).as("the link was sent").isGreaterThan(before);
        system.everybodyOpensTheirPage();
        system.everythingArrives();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void everyCallIsAllowed(String function) {
        Set<Call> calls = seen(function);
        assertThat(calls).as("a function that was seen to do something").isNotEmpty();
        assertThat(role(function).missing(calls.stream())).as("denied").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void everyStatementIsNeeded(String function) {
        assertThat(
                        role(function)
                                .unused(
                                        List.copyOf(seen(function)),
                                        each ->
                                                !LOGGING.contains(each.action())
                                                        && !POLLING.contains(each.action())))
                .as("allowed and never used")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void lambdaMayPollAndLogInItsNameAndNoMore(String function) {
        String word = function.replace("Function", "");
        List<Role.Statement> statements = role(function).statements();
        assertThat(statements.stream().map(Role.Statement::action).filter(LOGGING::contains))
                .containsExactlyInAnyOrderElementsOf(LOGGING);
        assertThat(statements.stream().filter(each -> LOGGING.contains(each.action())))
                .extracting(Role.Statement::resource)
                .containsOnly(word + "Logs");
        assertThat(statements.stream().map(Role.Statement::action).filter(POLLING::contains))
                .containsExactlyInAnyOrderElementsOf(
                        TEMPLATE.function(function).streams().isEmpty() ? Set.of() : POLLING);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void nothingIsWiderThanItHasToBe(String function) {
        assertThat(role(function).statements())
                .allSatisfy(each -> {
                    assertThat(each.action()).doesNotContain("*");
                    if (Set.of("dynamodb:ListStreams", "ses:GetAccount").contains(each.action())) {
                        assertThat(each.resource()).isEqualTo("*");
                    } else if (each.action().equals("ses:SendEmail")) {
                        assertThat(each.resource()).isIn("identity/*", "configuration-set/lectern");
                        assertThat(each.conditions())
                                .containsExactly(
                                        new Role.Condition(
                                                "ses:FromAddress", "events@example.org", false));
                    } else {
                        assertThat(each.resource()).doesNotContain("*");
                    }
                    if (each.resource().equals("ControlTable")) {
                        assertThat(each.conditions())
                                .extracting(Role.Condition::key)
                                .containsExactly("dynamodb:LeadingKeys");
                    }
                });
    }

    @Test
    void organisersReadBothTablesAndTheirIndexAndNothingElse() {
        Map<String, Object> policy =
                Json.object(
                        Json.object(Json.object(TEMPLATE.tree(), "Resources"), "OrganiserPolicy"),
                        "Properties");
        Map<String, Set<String>> allowed =
                Role.statements(TEMPLATE, Json.object(policy, "PolicyDocument"), PARAMETERS)
                        .collect(
                                Collectors.groupingBy(
                                        Role.Statement::resource,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                Role.Statement::action, Collectors.toSet())));
        Set<String> reading =
                Set.of(
                        "dynamodb:DescribeTable",
                        "dynamodb:GetItem",
                        "dynamodb:PartiQLSelect",
                        "dynamodb:Query",
                        "dynamodb:Scan");
        assertThat(allowed)
                .containsOnly(
                        Map.entry("WebinarsTable", reading),
                        Map.entry("RegistrationsTable", reading),
                        Map.entry(
                                "RegistrationsTable/index/attention",
                                Set.of("dynamodb:PartiQLSelect", "dynamodb:Query")));
    }

    private static Role role(String function) {
        return Role.of(TEMPLATE, function, PARAMETERS);
    }

    private static Set<Call> seen(String function) {
        return SEEN.getOrDefault(LocalTemplate.functionName(function), Set.of());
    }
}
