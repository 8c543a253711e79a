package lectern.local.aws;

/** An error as SES answers it; thrown by whatever finds it, written by the endpoint. */
final class SesError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    /**
     * An answer that is not a mail's id.
     *
     * @param type the exception's name, as the SDK knows it
     */
    SesError(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    static SesError badRequest(String message) {
        return new SesError(400, "BadRequestException", message);
    }

    static SesError rateExceeded() {
        return new SesError(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
    }

    static SesError internal() {
        return new SesError(500, "InternalFailure", "Internal failure");
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
