package lectern.local;

import java.nio.file.Path;
import lectern.local.function.FunctionLog;
import lectern.local.function.LocalAws;

/** {@code ./mvnw -q -Plocal}. */
final class Main {
    private Main() {}

    @SuppressWarnings("SystemOut") // this is a program that people start in a terminal
    public static void main(String[] arguments) {
        endWithParent();
        LocalAws.hideThePersonsOwn();
        // Small answers over kept connections would otherwise wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Closing closing = new Closing();
        Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "end"));
        try {
            Settings settings = Settings.of(System.getenv());
            LocalRun.start(settings, Path.of(""), FunctionLog.capture(), closing)
                    .forEach(System.out::println);
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            System.err.println("Lectern does not start, and this is a fault of its own: " + e);
            e.printStackTrace();
            System.exit(1);
        }
    }

    /** However Maven ends, killed too, this ends with it. */
    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(maven -> {
                    var _ = maven.onExit().thenRun(() -> System.exit(0));
                });
    }
}
