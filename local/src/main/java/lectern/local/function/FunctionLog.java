package lectern.local.function;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the functions write to standard output and error, which is their log on Lambda: kept for the
 * console instead of flooding the terminal. What the local run itself prints goes where it always
 * went.
 */
public final class FunctionLog {
    private static final int LINES = 300;
    private static final InheritableThreadLocal<String> FUNCTION = new InheritableThreadLocal<>();

    private final Deque<Line> lines = new ArrayDeque<>();

    /** One line, and whose it is. */
    public record Line(String function, String text) {}

    /** Takes over both streams for as long as this process lives. */
    public static FunctionLog capture() {
        FunctionLog log = new FunctionLog();
        System.setOut(log.divided(System.out));
        System.setErr(log.divided(System.err));
        return log;
    }

    /** The task, with all it prints and all its threads print taken as the function's log. */
    static Runnable of(String function, Runnable task) {
        return () -> {
            String before = FUNCTION.get();
            FUNCTION.set(function);
            try {
                task.run();
            } finally {
                FUNCTION.set(before);
            }
        };
    }

    /** The last lines, newest first. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    private PrintStream divided(PrintStream terminal) {
        return new PrintStream(new Divider(terminal), true, StandardCharsets.UTF_8);
    }

    private synchronized void add(Line line) {
        lines.addFirst(line);
        if (lines.size() > LINES) {
            lines.removeLast();
        }
    }

    /** Functions' bytes to our lines, everybody else's to the terminal. */
    private final class Divider extends OutputStream {
        private final PrintStream terminal;
        private final ThreadLocal<ByteArrayOutputStream> begun =
                ThreadLocal.withInitial(ByteArrayOutputStream::new);

        Divider(PrintStream terminal) {
            this.terminal = terminal;
        }

        @Override
        public void write(int each) {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            String function = FUNCTION.get();
            if (function == null) {
                terminal.write(bytes, offset, length);
                terminal.flush();
                return;
            }
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    add(new Line(function, begun.get().toString(StandardCharsets.UTF_8)));
                    begun.get().reset();
                } else {
                    begun.get().write(bytes[i]);
                }
            }
        }
    }
}
