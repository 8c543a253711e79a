package lectern.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lectern.lambda.Json;
import lectern.local.aws.FreshTables;
import lectern.local.aws.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What delivery and the promises about data rest on in {@code template.yaml}, and what the local
 * run could not miss: nothing here changes what it does.
 */
class TemplateKeepsTest {
    private static final Template TEMPLATE =
            Template.read(FreshTables.projectFolder().resolve("template.yaml"));

    static Stream<String> tables() {
        return TEMPLATE.tables().stream().map(Template.Table::logicalId);
    }

    @Test
    void aTickIsNeverRepeatedAndNeverLate() {
        Map<String, String> once =
                Map.of("MaximumRetryAttempts", "0", "MaximumEventAgeInSeconds", "60");
        Map<String, Object> distribute = properties("DistributeFunction");
        assertThat(Json.object(distribute, "EventInvokeConfig"))
                .as("by Lambda's own queue")
                .containsExactlyInAnyOrderEntriesOf(once);
        assertThat(Json.object(event(distribute, "Tick"), "RetryPolicy"))
                .as("by the schedule")
                .containsExactlyInAnyOrderEntriesOf(once);
    }

    @Test
    void aSecondStackDoesNotFindTheSchedulesNameTaken() {
        assertThat(event(properties("DistributeFunction"), "Tick"))
                .containsEntry("OmitName", "true")
                .doesNotContainKey("Name");
    }

    @Test
    void aRecordOfTheStreamIsTriedTwiceAndDroppedAfterFiveMinutes() {
        assertThat(event(properties("ConfirmFunction"), "Stream"))
                .containsEntry("MaximumRetryAttempts", "1")
                .containsEntry("MaximumRecordAgeInSeconds", "300")
                .as("confirm answers nothing about single records")
                .doesNotContainKey("FunctionResponseTypes");
    }

    @Test
    void anEventOfSesIsWorthAnHour() {
        Map<String, Object> feedback = properties("FeedbackFunction");
        assertThat(Json.object(feedback, "EventInvokeConfig"))
                .containsEntry("MaximumRetryAttempts", "2")
                .containsEntry("MaximumEventAgeInSeconds", "3600");
        assertThat(Json.object(event(feedback, "Ses"), "RetryPolicy"))
                .containsEntry("MaximumEventAgeInSeconds", "3600");
    }

    // What the lease of a claim and the deadlines of the senders are reckoned from.
    @ParameterizedTest
    @CsvSource({
        "RegisterFunction, 10",
        "ManageFunction, 10",
        "FeedbackFunction, 10",
        "ConfirmFunction, 60",
        "DistributeFunction, 120"
    })
    void aFunctionHasItsTime(String function, int seconds) {
        assertThat(TEMPLATE.function(function).timeout()).hasSeconds(seconds);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableIsEncryptedCanBeRestoredForAWeekAndIsNotDeletedByMistake(String table) {
        Map<String, Object> properties = properties(table);
        assertThat(Json.object(properties, "PointInTimeRecoverySpecification"))
                .containsEntry("PointInTimeRecoveryEnabled", "true")
                .containsEntry("RecoveryPeriodInDays", "7");
        assertThat(Json.object(properties, "SSESpecification")).containsEntry("SSEEnabled", "true");
        assertThat(properties)
                .containsEntry("DeletionProtectionEnabled", Map.of("Ref", "Protect"))
                .containsEntry("BillingMode", "PAY_PER_REQUEST");
        assertThat(resource(table)).containsEntry("UpdateReplacePolicy", "Retain");
    }

    @Test
    void whatIsPersonalOrPassingExpiresAndAWebinarDoesNot() {
        Map<String, String> expires = Map.of("AttributeName", "expiresAt", "Enabled", "true");
        for (String table : List.of("RegistrationsTable", "ControlTable")) {
            assertThat(properties(table)).containsEntry("TimeToLiveSpecification", expires);
        }
        assertThat(properties("WebinarsTable")).doesNotContainKey("TimeToLiveSpecification");
    }

    @Test
    void theRegistrationsAloneHaveAStreamAndItTellsBothImages() {
        assertThat(
                        TEMPLATE.tables().stream()
                                .filter(table -> table.streamView().isPresent())
                                .map(Template.Table::logicalId))
                .containsExactly("RegistrationsTable");
        assertThat(TEMPLATE.table("RegistrationsTable").streamView())
                .contains("NEW_AND_OLD_IMAGES");
    }

    private static Map<String, Object> event(Map<String, Object> function, String name) {
        return Json.object(Json.object(Json.object(function, "Events"), name), "Properties");
    }

    private static Map<String, Object> properties(String logicalId) {
        return Json.object(resource(logicalId), "Properties");
    }

    private static Map<String, Object> resource(String logicalId) {
        return Json.object(Json.object(TEMPLATE.tree(), "Resources"), logicalId);
    }
}
