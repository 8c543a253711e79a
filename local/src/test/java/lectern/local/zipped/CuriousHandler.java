package lectern.local.zipped;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import lectern.lambda.Environment;

/** Says what it finds around itself: the class that the event names, the time, the time left. */
public final class CuriousHandler implements RequestStreamHandler {
    private final Environment environment;
    private final Clock clock;

    public CuriousHandler() {
        this(Environment.ofProcess(), Environment.ofProcess().clock());
    }

    public CuriousHandler(Environment environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("SystemOut")
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        String asked = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String answer =
                switch (asked) {
                    case "now" -> clock.instant().toString();
                    case "seconds left" ->
                            Integer.toString(context.getRemainingTimeInMillis() / 1000);
                    case "variable" -> environment.required("GREETING");
                    case "handler's class path" -> System.getProperty("java.class.path");
                    case "environment" -> String.join(" ", System.getenv().keySet());
                    case "print" -> {
                        System.out.println("printed by " + context.getFunctionName());
                        yield "";
                    }
                    case "fail" -> throw new IllegalStateException("it was asked to");
                    case "hang" -> hang();
                    default -> sees(asked);
                };
        out.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static String sees(String name) {
        try {
            return "sees " + Class.forName(name).getSimpleName();
        } catch (ClassNotFoundException e) {
            return "does not see " + name;
        }
    }

    private static String hang() {
        try {
            Thread.sleep(60_000);
            return "woke up";
        } catch (InterruptedException e) {
            return "was interrupted";
        }
    }
}
