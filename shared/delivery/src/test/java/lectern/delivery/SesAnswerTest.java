package lectern.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class SesAnswerTest {

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        TooManyRequestsException.builder(),
                        429,
                        "Maximum sending rate exceeded.",
                        Sent.NotSent.class),
                Arguments.of(
                        TooManyRequestsException.builder(),
                        429,
                        "Daily message quota exceeded.",
                        Sent.Stop.class),
                Arguments.of(
                        LimitExceededException.builder(),
                        400,
                        "Daily message quota exceeded.",
                        Sent.Stop.class),
                Arguments.of(
                        AccountSuspendedException.builder(), 400, "suspended", Sent.Stop.class),
                Arguments.of(
                        SendingPausedException.builder(),
                        400,
                        "Sending is paused for this account.",
                        Sent.Stop.class),
                Arguments.of(
                        MailFromDomainNotVerifiedException.builder(),
                        400,
                        "domain",
                        Sent.Stop.class),
                Arguments.of(
                        NotFoundException.builder(),
                        404,
                        "Configuration set <x> does not exist.",
                        Sent.Stop.class),
                Arguments.of(
                        MessageRejectedException.builder(),
                        400,
                        "Email address is not verified. The following identities failed the check"
                                + " in region EU-WEST-1: a@example.org",
                        Sent.Stop.class),
                Arguments.of(
                        MessageRejectedException.builder(),
                        400,
                        "Message contains a virus",
                        Sent.Rejected.class),
                Arguments.of(
                        BadRequestException.builder(), 400, "Illegal address", Sent.Refused.class),
                Arguments.of(
                        BadRequestException.builder(),
                        400,
                        "Local address contains control or whitespace",
                        Sent.Refused.class),
                Arguments.of(
                        BadRequestException.builder(),
                        400,
                        "Missing final '@domain'",
                        Sent.Refused.class),
                Arguments.of(
                        BadRequestException.builder(),
                        400,
                        "Tag value is invalid",
                        Sent.Rejected.class));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("answers")
    void everyAnswerOfTheApiReferenceHasOneMeaning(
            SesV2Exception.Builder exception,
            int status,
            String message,
            Class<? extends Sent> meaning) {
        assertThat(SesAnswer.toException(answered(exception, status, "", message)))
                .isInstanceOf(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AccessDeniedException", "ExpiredTokenException", "SignatureDoesNotMatch"})
    void whoMayNotSendStops(String code) {
        assertThat(SesAnswer.toException(answered(SesV2Exception.builder(), 403, code, "no")))
                .isInstanceOf(Sent.Stop.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aFaultOfTheServerIsUnknownWhateverItSays(int status) {
        for (String code : List.of("InternalFailure", "ServiceUnavailable", "Throttling", "")) {
            assertThat(SesAnswer.toException(answered(SesV2Exception.builder(), status, code, "")))
                    .isInstanceOf(Sent.Unknown.class);
        }
    }

    @Test
    void aRejectionThatNobodyKnowsIsUnknown() {
        assertThat(SesAnswer.toException(answered(SesV2Exception.builder(), 418, "Teapot", "")))
                .isInstanceOf(Sent.Unknown.class);
    }

    @Test
    void aSuccessThatCannotBeReadIsUnknown() {
        assertThat(SesAnswer.toException(answered(SesV2Exception.builder(), 200, "", "")))
                .isInstanceOf(Sent.Unknown.class);
    }

    static Stream<IOException> neverConnected() {
        return Stream.of(new ConnectException("refused"), new UnknownHostException("ses"));
    }

    @ParameterizedTest
    @MethodSource("neverConnected")
    void withoutAConnectionNothingWasSent(IOException cause) {
        assertThat(SesAnswer.toException(failed(cause))).isInstanceOf(Sent.NotSent.class);
    }

    static Stream<Exception> lost() {
        return Stream.of(
                new SocketException("Connection reset"),
                new SocketTimeoutException("Read timed out"),
                new IOException("Unexpected end of file from server"),
                new IllegalStateException("unreadable answer"));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void whateverElseHappensIsUnknown(Exception cause) {
        assertThat(SesAnswer.toException(failed(cause))).isInstanceOf(Sent.Unknown.class);
    }

    @Test
    void aTimeOutIsUnknownAndSoIsABugOfOurs() {
        assertThat(SesAnswer.toException(ApiCallTimeoutException.create(10_000)))
                .isInstanceOf(Sent.Unknown.class);
        assertThat(SesAnswer.toException(new NullPointerException()))
                .isInstanceOf(Sent.Unknown.class);
    }

    @Test
    void noAddressStandsInTheSentenceForTheOrganiser() {
        Sent stop =
                SesAnswer.toException(
                        answered(
                                MessageRejectedException.builder(),
                                400,
                                "",
                                "Email address is not verified: hanako@example.com"));
        assertThat(stop).asString().doesNotContain("hanako").contains("not verified");
    }

    private static AwsServiceException answered(
            SesV2Exception.Builder exception, int status, String code, String message) {
        return exception
                .statusCode(status)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
                .build();
    }

    private static SdkClientException failed(Exception cause) {
        return SdkClientException.create("Unable to execute HTTP request", cause);
    }
}
