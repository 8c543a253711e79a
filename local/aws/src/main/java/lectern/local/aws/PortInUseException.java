package lectern.local.aws;

/** Somebody else listens on the port. */
public final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int port;

    public PortInUseException(int port) {
        super(port + " is in use");
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** What to tell the person: {@code 8000 is in use; set LECTERN_DYNAMODB_PORT}. */
    public String advice(String variable) {
        return port + " is in use; set " + variable;
    }
}
