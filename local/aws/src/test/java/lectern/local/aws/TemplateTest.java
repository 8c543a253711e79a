package lectern.local.aws;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.lambda.Json;
import lectern.local.aws.Template.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
    private static final Path FILE = FreshTables.projectFolder().resolve("template.yaml");
    private static final Map<String, String> VALUES =
            Map.of(
                    "WebinarsTable", "webinars",
                    "RegistrationsTable", "registrations",
                    "ControlTable", "control",
                    "PublicUrl", "http://localhost:8080");

    private final Template template = Template.read(FILE);

    @Test
    void theRegistrationsTableHasItsKeysIndexesAndStream() {
        Template.Table table = template.table("RegistrationsTable");

        assertThat(table.key()).isEqualTo(new Template.Key("webinar", Optional.of("email")));
        assertThat(table.attributes()).containsEntry("agendaShard", "N");
        assertThat(table.indexes())
                .contains(
                        new Template.Index(
                                "agenda",
                                new Template.Key("agendaShard", Optional.of("nextMailAt")),
                                "INCLUDE",
                                List.of("nextMail")));
        assertThat(table.streamView()).contains("NEW_AND_OLD_IMAGES");
        assertThat(table.timeToLive()).contains("expiresAt");
    }

    @Test
    void aFunctionHasItsHandlerZipAndTimeOut() {
        Function confirm = template.function("ConfirmFunction");

        assertThat(confirm.handler()).isEqualTo("lectern.confirm.ConfirmHandler");
        assertThat(confirm.code())
                .isEqualTo(FILE.resolveSibling("functions/confirm/target/confirm.zip"));
        assertThat(confirm.timeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void theEnvironmentIsTheGlobalsAndTheFunctionsOwnWithDefaultsOfParameters() {
        assertThat(template.environment(template.function("ConfirmFunction"), VALUES))
                .containsEntry("WEBINARS_TABLE", "webinars")
                .containsEntry("REGISTRATIONS_TABLE", "registrations")
                .containsEntry("CONTROL_TABLE", "control")
                .containsEntry("PUBLIC_URL", "http://localhost:8080")
                .containsEntry("CONFIGURATION_SET", "lectern");
    }

    @Test
    void aValueThatNobodyGaveIsNamedWithFunctionAndVariable() {
        assertThatThrownBy(
                        () -> template.environment(template.function("ConfirmFunction"), Map.of()))
                .hasMessageContaining("ConfirmFunction WEBINARS_TABLE")
                .hasMessageContaining("no value given for WebinarsTable");
    }

    @Test
    void routesAreReadInOrderWithTheFunctionTheyLeadTo() {
        assertThat(template.routes())
                .contains(
                        new Template.Route(
                                "ANY", "/webinars/{webinar}/registrations", "RegisterFunction"),
                        new Template.Route("ANY", "$default", "RegisterFunction"));
    }

    @Test
    void theStreamOfConfirmHasItsFiltersAsJson() throws IOException {
        Template.Stream stream = template.function("ConfirmFunction").streams().getFirst();

        assertThat(stream.table()).isEqualTo("RegistrationsTable");
        assertThat(stream.batchSize()).isEqualTo(50);
        assertThat(stream.filters()).isNotEmpty();
        for (String filter : stream.filters()) {
            assertThat(Json.object(Json.read(filter), "dynamodb")).containsKey("NewImage");
        }
    }

    @Test
    void distributeWakesEveryMinute() {
        assertThat(template.function("DistributeFunction").schedules())
                .containsExactly("rate(1 minute)");
    }

    @Test
    void corsOriginsComeFromTheParameter() {
        Object origins = requireNonNull(template.cors().properties().get("AllowOrigins"));

        assertThat(template.texts(origins, Map.of())).containsExactly("*");
        assertThat(
                        template.texts(
                                origins, Map.of("AllowedOrigins", "https://a.org, https://b.org")))
                .containsExactly("https://a.org", "https://b.org");
    }

    @Test
    void shortAndLongFormsOfAFunctionAreTheSame(@TempDir Path folder) throws IOException {
        Template small =
                Template.read(
                        Files.writeString(
                                folder.resolve("template.yaml"),
                                """
                                Resources:
                                  F:
                                    Type: AWS::Serverless::Function
                                    Properties:
                                      Handler: x.F
                                      CodeUri: f.zip
                                      Environment:
                                        Variables:
                                          SHORT: !Sub "${T.Arn}/index/${Name} ${!kept}"
                                          LONG: {"Fn::Sub": "${T.Arn}/index/${Name} ${!kept}"}
                                          ATTRIBUTE: !GetAtt T.Arn
                                          UNKNOWN: !If [A, b, c]
                                """));
        Function function = small.function("F");
        Map<String, Object> known =
                function.variables().entrySet().stream()
                        .filter(each -> !each.getKey().equals("UNKNOWN"))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> values = Map.of("T.Arn", "arn:x", "Name", "n");

        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(
                        small.environment(
                                new Function(
                                        "F",
                                        function.handler(),
                                        function.code(),
                                        function.timeout(),
                                        known,
                                        List.of()),
                                values))
                .containsEntry("SHORT", "arn:x/index/n ${kept}")
                .containsEntry("LONG", "arn:x/index/n ${kept}")
                .containsEntry("ATTRIBUTE", "arn:x");
        assertThatThrownBy(() -> small.environment(function, values))
                .hasMessageContaining("F UNKNOWN")
                .hasMessageContaining("Fn::If");
    }

    @Test
    void aFunctionWithoutAHandlerIsNamed(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("template.yaml"),
                        "{Resources: {F: {Type: AWS::Serverless::Function, Properties: {}}}}");

        assertThatThrownBy(() -> Template.read(file))
                .hasMessageContaining("F has no plain Handler");
    }

    @Test
    void everyEventOfEveryFunctionIsOfAKindThatIsKnownHere() {
        assertThat(template.functions())
                .flatExtracting(Function::events)
                .extracting(Template.Event::type)
                .isSubsetOf("HttpApi", "DynamoDB", "ScheduleV2", "EventBridgeRule");
    }

    @Test
    void functionsAreInTheTemplatesOrder() {
        assertThat(template.functions())
                .extracting(Function::logicalId, function -> function.routes().isEmpty())
                .startsWith(tuple("RegisterFunction", false), tuple("ConfirmFunction", true));
    }
}
