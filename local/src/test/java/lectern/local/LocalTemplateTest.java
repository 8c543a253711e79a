package lectern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lectern.local.aws.FreshTables;
import lectern.local.function.FunctionDefinition;
import lectern.local.gateway.Cors;
import lectern.local.gateway.Route;
import lectern.local.stream.StreamMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalTemplateTest {
    private static final LocalTemplate TEMPLATE =
            LocalTemplate.read(FreshTables.projectFolder(), URI.create("http://localhost:8080"));

    @Test
    void theTablesHaveTheirShortNames() {
        assertThat(TEMPLATE.tableNames())
                .isEqualTo(
                        Map.of(
                                "WebinarsTable", "webinars",
                                "RegistrationsTable", "registrations",
                                "ControlTable", "control"));
    }

    @Test
    void aFunctionHasItsHandlerTimeoutAndEnvironment() {
        FunctionDefinition confirm =
                TEMPLATE
                        .functions(
                                URI.create("http://127.0.0.1:8000"),
                                URI.create("http://127.0.0.1:8005"))
                        .stream()
                        .filter(each -> each.name().equals("confirm"))
                        .findFirst()
                        .orElseThrow();
        assertThat(confirm.handler()).isEqualTo("lectern.confirm.ConfirmHandler");
        assertThat(confirm.zip().endsWith("functions/confirm/target/confirm.zip")).isTrue();
        assertThat(confirm.timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(confirm.memory()).isEqualTo(1769);
        assertThat(confirm.variables())
                .containsEntry("REGISTRATIONS_TABLE", "registrations")
                .containsEntry("CONFIGURATION_SET", "lectern")
                .containsEntry("PUBLIC_URL", "http://localhost:8080")
                .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "confirm")
                .containsEntry("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000")
                .containsEntry("AWS_ENDPOINT_URL_SESV2", "http://127.0.0.1:8005")
                .containsKeys("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_ENDPOINT_URL");
    }

    @Test
    void routesScheduleStreamAndCorsAreTheTemplates() {
        assertThat(TEMPLATE.routes())
                .contains(
                        new Route("ANY", "/webinars/{webinar}", "register"),
                        new Route("ANY", "$default", "register"));
        assertThat(TEMPLATE.scheduled()).contains("distribute");
        assertThat(TEMPLATE.mappings().get("registrations"))
                .singleElement()
                .satisfies(mapping -> {
                    assertThat(mapping)
                            .extracting(
                                    StreamMapping::function,
                                    StreamMapping::batchSize,
                                    StreamMapping::retries,
                                    StreamMapping::mostAge)
                            .containsExactly("confirm", 50, 1, Duration.ofMinutes(5));
                    assertThat(mapping.filters()).isNotEmpty();
                });
        assertThat(TEMPLATE.cors())
                .hasValueSatisfying(cors -> {
                    assertThat(cors).extracting(Cors::origins).isEqualTo(List.of("*"));
                    assertThat(cors)
                            .extracting(Cors::methods)
                            .isEqualTo(List.of("GET", "POST", "OPTIONS"));
                });
    }

    @Test
    void aFolderWithoutATemplateIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> LocalTemplate.read(folder, URI.create("http://localhost")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("no template.yaml in " + folder);
    }
}
