package lectern.delivery;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/**
 * What an exception of the SES client means for the mail: a total function, and where it does not
 * recognise the exception the mail may have been sent. The exceptions are those of the SES API
 * reference for {@code SendEmail}, the messages those of its guide to sending errors.
 */
final class SesAnswer {
    private static final Set<String> THROTTLED =
            Set.of("TooManyRequestsException", "ThrottlingException", "Throttling");
    private static final Set<String> NOT_ALLOWED =
            Set.of(
                    "AccessDeniedException",
                    "AccessDenied",
                    "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "ExpiredTokenException",
                    "ExpiredToken",
                    "MissingAuthenticationTokenException");

    private SesAnswer() {}

    /** What the exception says about the mail. */
    static Sent toException(RuntimeException exception) {
        if (exception instanceof AwsServiceException answer) {
            return toAnswer(answer);
        }
        return isNeverConnected(exception)
                ? new Sent.NotSent("no connection to SES", false)
                : new Sent.Unknown(exception.getClass().getSimpleName());
    }

    private static Sent toAnswer(AwsServiceException answer) {
        String code = code(answer);
        String message = message(answer);
        if (answer.statusCode() >= 500 || answer.statusCode() < 400) {
            return new Sent.Unknown(code + " " + answer.statusCode());
        }
        if (answer instanceof TooManyRequestsException || THROTTLED.contains(code)) {
            // The day's quota may come under the same code; waiting a second does not help then.
            return isQuota(message)
                    ? stop(code, message)
                    : new Sent.NotSent("SES throttles: " + code, true);
        }
        if (isStop(answer, code, message)) {
            return stop(code, message);
        }
        if (answer instanceof BadRequestException && namesIllegalAddress(message)) {
            return new Sent.Refused("illegal address");
        }
        return answer instanceof BadRequestException || answer instanceof MessageRejectedException
                ? new Sent.Rejected(
                        "SES rejected a mail: " + shortened(message) + " (" + code + ").")
                : new Sent.Unknown(code + " " + answer.statusCode());
    }

    private static Sent stop(String code, String message) {
        return new Sent.Stop("SES takes no mail: " + shortened(message) + " (" + code + ").");
    }

    private static boolean isQuota(String message) {
        return message.toLowerCase(Locale.ROOT).contains("daily message quota");
    }

    private static boolean isStop(AwsServiceException answer, String code, String message) {
        return answer instanceof AccountSuspendedException
                || answer instanceof SendingPausedException
                || answer instanceof MailFromDomainNotVerifiedException
                || answer instanceof LimitExceededException
                || answer instanceof NotFoundException
                || NOT_ALLOWED.contains(code)
                || answer.statusCode() == 403
                || message.toLowerCase(Locale.ROOT).contains("not verified");
    }

    private static boolean namesIllegalAddress(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("illegal address")
                || lower.contains("invalid domain name")
                || lower.contains("missing final '@domain'")
                || lower.contains("local address contains")
                || lower.contains("domain contains illegal");
    }

    /** Whether the request certainly never left: there was no connection to write it to. */
    private static boolean isNeverConnected(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return true;
            }
        }
        return false;
    }

    private static String code(AwsServiceException answer) {
        @Nullable String code =
                answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorCode();
        return Objects.requireNonNullElse(code, answer.getClass().getSimpleName());
    }

    private static String message(AwsServiceException answer) {
        @Nullable String message =
                answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorMessage();
        return Objects.requireNonNullElse(message, "");
    }

    // SES repeats the recipient in some messages; problems and logs hold no registrant's address.
    private static String shortened(String message) {
        String clean = message.replaceAll("\\S+@\\S+", "…");
        return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
    }
}
