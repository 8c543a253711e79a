package lectern.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables that {@code template.yaml} sets, read once when a function starts.
 *
 * <p>A missing or malformed variable stops the start and is named in the message; its value is not,
 * because logs keep messages.
 */
public final class Environment {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> CONTAINER_HOST =
            Set.of("host.docker.internal", "host.containers.internal");

    /** Docker's bridges: 172.16.0.0/12. */
    private static final String CONTAINER_BRIDGE =
            "172\\.(1[6-9]|2\\d|3[01])\\.\\d{1,3}\\.\\d{1,3}";

    private final Map<String, String> variables;

    private Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The environment of this process: what Lambda gives a function. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /** The given variables: what tests and the local run give a function. */
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables);
    }

    /** The variable, which must be there. */
    public String required(String name) {
        return optional(name)
                .orElseThrow(() ->
                        new IllegalStateException(name + " is not set; template.yaml sets it"));
    }

    /** The variable, where it is set and not blank. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** The variable as a whole number, at least one. */
    public int requiredCount(String name) {
        String value = required(name);
        int count = wholeNumber(value);
        if (count < 1 || count > 999_999_999 || !value.equals(Integer.toString(count))) {
            throw new IllegalStateException(name + " must be a whole number from 1 to 999999999");
        }
        return count;
    }

    private static int wholeNumber(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** The variable as an absolute http or https URL without a slash at its end. */
    public URI requiredUrl(String name) {
        return url(name, required(name));
    }

    /** The endpoint that {@code AWS_ENDPOINT_URL_<service>} names, where one does. */
    public Optional<URI> endpoint(String service) {
        String name = "AWS_ENDPOINT_URL_" + service;
        return optional(name).map(value -> url(name, value));
    }

    /**
     * The system clock, or the one that {@code LECTERN_NOW} names: an instant ({@code
     * 2020-12-03T06:00:00Z}) that stands still, or {@code file:<path>} of a file that holds one and
     * is read whenever the time is asked for.
     *
     * <p>Refused unless DynamoDB is on this machine or on a container's host: a wrong clock in
     * front of real registrants would mail them at the wrong time.
     */
    public Clock clock() {
        Optional<String> now = optional("LECTERN_NOW");
        if (now.isEmpty()) {
            return Clock.systemUTC();
        }
        URI dynamoDb =
                endpoint("DYNAMODB")
                        .filter(Environment::isThisMachineOrContainerHost)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "LECTERN_NOW is only for a DynamoDB on this machine:"
                                                + " AWS_ENDPOINT_URL_DYNAMODB must be a loopback"
                                                + " or container-host address"));
        assert dynamoDb.isAbsolute();
        return now.get().startsWith("file:")
                ? sourced(() -> instantIn(Path.of(now.get().substring("file:".length()))))
                : Clock.fixed(instant(now.get()), ZoneOffset.UTC);
    }

    private static boolean isThisMachineOrContainerHost(URI endpoint) {
        String host = endpoint.getHost();
        return LOOPBACK.contains(host)
                || CONTAINER_HOST.contains(host)
                || host.matches(CONTAINER_BRIDGE);
    }

    private static Clock sourced(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    private static Instant instantIn(Path file) {
        try {
            return instant(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("LECTERN_NOW names a file that cannot be read", e);
        }
    }

    private static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException _) {
            // Not as the cause, which quotes the value.
            throw new IllegalStateException(
                    "LECTERN_NOW must be an instant such as 2020-12-03T06:00:00Z");
        }
    }

    private static URI url(String name, String value) {
        URI url;
        try {
            url = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        } catch (IllegalArgumentException _) {
            // Not as the cause, which quotes the value.
            throw new IllegalStateException(name + " is not a URL");
        }
        if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
            throw new IllegalStateException(name + " must be an http or https URL with a host");
        }
        return url;
    }
}
