package lectern.local;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person can set for a local run.
 *
 * @param bind one more address to listen on, for containers
 * @param dynamoDb the DynamoDB to use instead of a DynamoDB Local of ours
 * @param ses the SES to use instead of ours
 * @param data where tables, mails and clock are kept; without it they are in memory
 * @param systemClock whether the time is the real one
 * @param ownProcesses whether each function runs in JVMs of its own
 * @param webinars the file or folder to load instead of the sample
 */
public record Settings(
        int port,
        int dynamoDbPort,
        int sesPort,
        Optional<InetAddress> bind,
        Optional<URI> dynamoDb,
        Optional<URI> ses,
        Optional<Path> data,
        boolean systemClock,
        boolean ownProcesses,
        Optional<Path> webinars) {
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

    /** A container's host, by name or by Docker's bridges (172.16.0.0/12). */
    private static final Pattern CONTAINER_HOST =
            Pattern.compile(
                    "host\\.docker\\.internal|host\\.containers\\.internal"
                            + "|172\\.(1[6-9]|2\\d|3[01])\\.\\d{1,3}\\.\\d{1,3}");

    /** The settings in these environment variables. */
    public static Settings of(Map<String, String> variables) {
        return new Settings(
                port(variables, "LECTERN_PORT", 8080),
                port(variables, "LECTERN_DYNAMODB_PORT", 8000),
                port(variables, "LECTERN_SES_PORT", 8005),
                text(variables, "LECTERN_BIND").map(Settings::address),
                endpoint(variables, "AWS_ENDPOINT_URL_DYNAMODB"),
                endpoint(variables, "AWS_ENDPOINT_URL_SESV2"),
                path(variables, "LECTERN_DATA"),
                isSet(variables, "LECTERN_CLOCK", "system"),
                isSet(variables, "LECTERN_RIC", "true"),
                path(variables, "LECTERN_WEBINARS"));
    }

    private static Optional<String> text(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    private static int port(Map<String, String> variables, String name, int otherwise) {
        return text(variables, name)
                .map(value -> {
                    if (value.matches("\\d{1,5}")) {
                        int port = Integer.parseInt(value);
                        if (port >= 1 && port <= 65_535) {
                            return port;
                        }
                    }
                    throw new CannotStart(
                            "%s must be a port from 1 to 65535, not \"%s\"."
                                    .formatted(name, value));
                })
                .orElse(otherwise);
    }

    // A name would be looked up, and all addresses at once are what nobody should listen on.
    private static InetAddress address(String value) {
        try {
            InetAddress address = InetAddress.ofLiteral(value);
            if (!address.isAnyLocalAddress()) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw new CannotStart(
                "LECTERN_BIND must be one address such as 172.17.0.1, not \"" + value + "\".");
    }

    private static Optional<URI> endpoint(Map<String, String> variables, String name) {
        return text(variables, name)
                .map(value -> {
                    URI url = url(value).orElseThrow(() -> noEndpoint(name, value));
                    String host = url.getHost();
                    if (host == null || !"http".equals(url.getScheme())) {
                        throw noEndpoint(name, value);
                    }
                    if (!THIS_MACHINE.matcher(host).matches()
                            && !CONTAINER_HOST.matcher(host).matches()) {
                        throw new CannotStart(
                                name
                                        + " must be on this machine or a container's host; the"
                                        + " local run never talks to "
                                        + host
                                        + ".");
                    }
                    return url;
                });
    }

    private static Optional<URI> url(String value) {
        try {
            return Optional.of(URI.create(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CannotStart noEndpoint(String name, String value) {
        return new CannotStart(
                "%s must be a URL such as http://localhost:8000, not \"%s\"."
                        .formatted(name, value));
    }

    private static Optional<Path> path(Map<String, String> variables, String name) {
        return text(variables, name)
                .map(value -> {
                    try {
                        return Path.of(value);
                    } catch (InvalidPathException e) {
                        throw new CannotStart(name + " is not a path: \"" + value + "\".", e);
                    }
                });
    }

    private static boolean isSet(Map<String, String> variables, String name, String only) {
        Optional<String> value = text(variables, name);
        if (value.isPresent() && !value.get().equals(only)) {
            throw new CannotStart(
                    "%s must be \"%s\" or not be set, not \"%s\"."
                            .formatted(name, only, value.get()));
        }
        return value.isPresent();
    }
}
